import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inTurn, inTurnSync, tryLock } from '../../src/machine/lock'
import { ownTag } from '../../src/machine/owner'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const MODULE = JSON.stringify(join(import.meta.dirname, '../../src/machine/lock.ts'))
/** Another process that takes the lock and then does as told. */
const holder = (then: string) => ['--import', 'tsx', '--input-type=module', '-e', `import { tryLock } from ${MODULE}; tryLock(${JSON.stringify(lock)}); console.log('taken'); ${then}`]

it('lets one work at a time, each in its turn', async () => {
  let working = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await sleep(20)
    working--
  }
  await Promise.all([inTurn(lock, 'works', work), inTurn(lock, 'works', work), inTurn(lock, 'works', work)])
  expect(most).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

it('gives the turn on when the work fails', async () => {
  await expect(inTurn(lock, 'works', async () => {
    throw new Error('no')
  })).rejects.toThrow('no')
  expect(existsSync(lock)).toBe(false)
})

it('is given at once where its process was killed', () => {
  const { pid } = spawnSync(process.execPath, holder('process.kill(process.pid, "SIGKILL")'))
  expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${pid}-`))
  const given = tryLock(lock)
  expect(given).toHaveProperty('release')
  if ('release' in given)
    given.release()
  expect(readdirSync(folder)).toEqual([])
})

it('knows a process by its start: another that got the same id holds nothing', () => {
  writeFileSync(lock, ownTag().replace(/-\w+-/, '-123-'))
  expect(tryLock(lock)).toHaveProperty('release')
})

it('is let go by a process that ends, whatever it was doing', () => {
  spawnSync(process.execPath, holder('process.exit(3)'))
  expect(readdirSync(folder)).toEqual([])
})

it('says for whom it waits', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const other = spawn(process.execPath, holder('setTimeout(() => process.exit(), 2500)'))
  await new Promise(resolve => other.stdout.once('data', resolve))
  await inTurn(lock, 'is building the deck', async () => {})
  expect(said.mock.calls).toEqual([[`waiting for process ${other.pid}, which is building the deck (${lock})`]])
})

it('does not block a signal for long: who cannot wait gives up and says why', async () => {
  const { release } = tryLock(lock) as { release: () => void }
  expect(() => inTurnSync(lock, 'is writing there', () => {})).toThrow(`lock: process ${process.pid} is writing there (wait until it is done, or end it)`)
  release()
  expect(inTurnSync(lock, 'is writing there', () => 'done')).toBe('done')
})

it('believes another machine for ten minutes, and a lock without a name as well', async () => {
  writeFileSync(lock, '1-2-000000')
  expect(tryLock(lock)).toEqual({ holder: { pid: 1, tag: '1-2-000000' } })
  utimesSync(lock, new Date(), new Date(Date.now() - 601_000))
  const taken = tryLock(lock)
  expect(taken).toHaveProperty('release')
  rmSync(lock)
  await mkdir(lock) // as an earlier version left it
  utimesSync(lock, new Date(0), new Date(0))
  expect(await inTurn(lock, 'works', async () => 'done')).toBe('done')
})

it('is broken by one of many that find it left behind', async () => {
  writeFileSync(lock, ownTag().replace(/-\w+-/, '-123-'))
  const both = await Promise.all(Array.from({ length: 6 }, () => new Promise<string>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', `import { tryLock } from ${MODULE}; console.log('release' in tryLock(${JSON.stringify(lock)}) ? 'mine' : 'not'); setTimeout(() => {}, 3000)`])
    child.stdout.once('data', text => resolve(String(text).trim()))
  })))
  expect(both.filter(text => text === 'mine')).toHaveLength(1)
}, 30_000)
