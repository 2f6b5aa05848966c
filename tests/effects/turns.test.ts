import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { inTurn } from '../../src/effects/turns'

const folder = mkdtempSync(join(tmpdir(), 'turns-'))
const lock = join(folder, 'lock')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lets one work at a time, each in its turn', async () => {
  let working = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await sleep(20)
    working--
  }
  await Promise.all([inTurn(lock, work), inTurn(lock, work), inTurn(lock, work)])
  expect(most).toBe(1)
})

it('gives the turn on when the work fails', async () => {
  await expect(inTurn(lock, async () => {
    throw new Error('no')
  })).rejects.toThrow('no')
  expect(existsSync(lock)).toBe(false)
})

it('does not wait for a run that was killed long ago', async () => {
  await mkdir(lock)
  utimesSync(lock, new Date(0), new Date(0))
  expect(await inTurn(lock, async () => 'done')).toBe('done')
})
