import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateDeck } from '../../../../src/bench/deck'
import { startOf } from '../../src/machine/package'

// Started often: as plain JavaScript it takes half of the time.
const CLI = startOf('cli')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
  writeFileSync(join(folder, 'slides.md'), generateDeck(400))
  writeFileSync(join(folder, 'broken.md'), '# A\n\n![x](no.png)\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Exports a deck and presses Ctrl-C, if told when: after some milliseconds, or once it has begun to write. */
async function run(out: string, { deck = 'slides.md', press }: { deck?: string, press?: number | 'writing' } = {}): Promise<{ code: number | null, signal: string | null, errors: string }> {
  const child = spawn(process.execPath, [CLI, 'guide', join(folder, deck), '--out', join(folder, out)], { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: unknown) => errors += String(chunk))
  const started = performance.now()
  const due = () => press === 'writing' ? existsSync(join(folder, out)) : performance.now() - started >= press!
  const timer = press === undefined
    ? undefined
    : setInterval(() => {
        if (due() && child.kill('SIGINT'))
          clearInterval(timer)
      }, 1)
  return new Promise(resolve => child.on('close', (code, signal) => {
    clearInterval(timer)
    resolve({ code, signal, errors })
  }))
}
const contents = (out: string) => Object.fromEntries(readdirSync(join(folder, out)).map(file => [file, readFileSync(join(folder, out, file), 'utf8')]))

describe('an export', () => {
  it('that is interrupted has written all of it or nothing', async () => {
    const started = performance.now()
    expect((await run('whole')).code).toBe(0)
    const whole = contents('whole')
    const length = performance.now() - started
    for (let i = 0; i < 12; i++) {
      // It writes for a tenth of its time: half of the interruptions are aimed there.
      const { code, signal } = await run(`out-${i}`, { press: i % 2 === 0 ? 'writing' : length * (i + 1) / 12 })
      // Interrupted before or after writing: nothing is there, or everything.
      if (existsSync(join(folder, `out-${i}`)))
        expect(contents(`out-${i}`)).toEqual(whole)
      else
        expect([[130, null], [null, 'SIGINT']]).toContainEqual([code, signal]) // before it listens, the system ends it
    }
  }, 60_000)

  it('that fails leaves with 1 and says where, without a stack', async () => {
    const { code, errors } = await run('none', { deck: 'broken.md' })
    expect(code).toBe(1)
    expect(errors).toBe('broken.md:3: no picture no.png (paths starting with / are below public/)\n')
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})
