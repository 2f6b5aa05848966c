import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtDeck } from '../../src/effects/slidev'
import { ACME } from '../acme'
import { root } from '../deck/own-deck'

// Commands as people use them: into folders with other things in them, stopped half-way, two at once. HARD_USE=all tries all moments.
const MOMENTS = process.env.HARD_USE === 'all' ? Array.from({ length: 10 }, (_, i) => i / 10) : [0.9]
const SIGNALS = [['SIGINT', 130], ['SIGTERM', 143], ['SIGKILL', null]] as const
const CLI = join(root, 'src/cli.ts')

let folder: string
let temporary: string
const at = (...parts: string[]): string => join(folder, ...parts)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hard-use-'))
  temporary = mkdtempSync(join(tmpdir(), 'hard-use-tmp-'))
})
afterEach(() => [folder, temporary].forEach(one => rmSync(one, { recursive: true, force: true })))

const env = () => ({ ...process.env, TMPDIR: temporary })
function run(...args: string[]): { status: number | null, said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', CLI, ...args], { cwd: root, encoding: 'utf8', env: env() })
  return { status, said: stdout + stderr }
}

/** Runs a command and stops it after some milliseconds; both its exit code, or the signal that ended it, and what it said. */
function stopped(args: string[], signal: NodeJS.Signals, after: number): Promise<{ code: number | null, said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { cwd: root, env: env(), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: unknown) => said += String(chunk))
  const timer = setTimeout(() => child.kill(signal), after)
  return new Promise(done => child.on('close', (code) => {
    clearTimeout(timer)
    done({ code, said })
  }))
}

function contents(place: string): Record<string, string> {
  const files = existsSync(place) ? readdirSync(place, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()) : []
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name).slice(place.length + 1), readFileSync(join(parentPath, name), 'latin1')]))
}

/** What a command has left in the temporary folder; tsx keeps what it compiled there. */
const left = (): string[] => readdirSync(temporary).filter(name => !name.startsWith('tsx-'))

describe('a folder that a command writes into', () => {
  it('keeps what was in it: site', async () => {
    await builtDeck(root)
    mkdirSync(at('out/.git'), { recursive: true })
    writeFileSync(at('out/.git/HEAD'), 'ref')
    writeFileSync(at('out/mine.txt'), 'mine')
    expect(run('site', '--out', `${at('out')}/`).status).toBe(0)
    expect(run('site', '--out', at('out')).status).toBe(0)
    expect(readFileSync(at('out/mine.txt'), 'utf8') + readFileSync(at('out/.git/HEAD'), 'utf8')).toBe('mineref')
    expect(existsSync(at('out/index.html'))).toBe(true)
  }, 120_000)

  it.each([
    ['a file in its place', () => writeFileSync(at('out'), 'mine'), 'in its place'],
    ['a link that leads nowhere', () => symlinkSync(at('nowhere'), at('out')), 'in its place'],
    ['a file of somebody else\'s under a name it needs', () => {
      mkdirSync(at('out'))
      writeFileSync(at('out/index.html'), 'mine')
    }, 'was not written by this command'],
  ])('is refused by name with %s', (_, put, words) => {
    put()
    const before = contents(folder)
    const { status, said } = run('site', '--out', at('out'))
    expect(status).toBe(1)
    expect(said).toContain(at('out'))
    expect(said).toContain(words)
    expect(said).not.toMatch(/\n {4}at /)
    expect(contents(folder)).toEqual(before)
  })

  it.each(['.', '..', '/', 'src/site-out', 'node_modules', 'pages'])('is not %s', (out) => {
    const { status, said } = run('site', '--out', out)
    expect(status).toBe(1)
    expect(said).toMatch(/is the project itself|holds the project|belongs to the project/)
  })
})

describe('a stopped command', () => {
  const scenario = () => {
    mkdirSync(at('project/artifacts'), { recursive: true })
    writeFileSync(at('project/artifacts/scenario.yaml'), ACME)
    return ['artifacts', '--root', at('project')]
  }

  it('has written all or nothing, leaves nothing behind, and the next one works: artifacts', async () => {
    const args = scenario()
    const began = performance.now()
    expect(run(...args).status).toBe(0)
    const length = performance.now() - began
    const whole = contents(at('project'))
    for (const [signal, code] of SIGNALS) {
      for (const moment of MOMENTS) {
        rmSync(at('project'), { recursive: true })
        scenario()
        const ended = await stopped(args, signal, length * moment)
        if (ended.code !== 0) {
          expect([code, null]).toContain(ended.code)
          expect(ended.said).not.toMatch(/\n {4}at /)
        }
        if (signal !== 'SIGKILL') {
          expect([1, Object.keys(whole).length], `${signal} at ${moment}`).toContain(Object.keys(contents(at('project'))).length)
          expect(left(), `${signal} at ${moment}`).toEqual([])
        }
        expect(run(...args).status).toBe(0)
        expect(contents(at('project'))).toEqual(whole)
        expect(left()).toEqual([])
      }
    }
  }, 600_000)

  it('leaves no lock that the next one waits for, and none waits in silence: two at once', async () => {
    const args = scenario()
    const both = await Promise.all([stopped(args, 'SIGTERM', 600_000), stopped(args, 'SIGTERM', 600_000)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(left()).toEqual([])
    expect(run(...args, '--check').status).toBe(0)
  }, 120_000)
})

it.runIf(process.getuid?.() === 0)('a full disk leaves the old artifacts, and says so', () => {
  mkdirSync(at('project'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', at('project')]).status !== 0)
    return console.warn('skipped: this machine mounts no tmpfs')
  try {
    mkdirSync(at('project/artifacts'))
    writeFileSync(at('project/artifacts/scenario.yaml'), ACME)
    writeFileSync(at('project/fill'), new Uint8Array(5_000_000))
    const before = Object.keys(contents(at('project')))
    const { status, said } = run('artifacts', '--root', at('project'))
    expect(status).toBe(1)
    expect(said).toMatch(/ENOSPC|no space|disk/i)
    expect(said).not.toMatch(/\n {4}at /)
    expect(Object.keys(contents(at('project')))).toEqual(before)
  }
  finally {
    spawnSync('umount', [at('project')])
  }
}, 60_000)
