import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { ACME } from '../acme'
import { scenarioText } from '../built-scenario'
import { root } from '../deck/own-deck'

// Commands as people use them: into folders with other things in them, stopped half-way, two at once. HARD_USE=all tries all commands and moments.
const ALL = process.env.HARD_USE === 'all'
const MOMENTS = ALL ? Array.from({ length: 10 }, (_, i) => i / 10) : [0.9]
const SIGNALS = [['SIGINT', 130], ['SIGTERM', 143], ['SIGKILL', null]] as const
const CLI = join(root, 'src/cli.ts')
const COMPANION = join(root, 'packages/slidev-companion/src/cli.ts')
/** Commands that work on any deck. */
const OF_COMPANION = new Set(['guide', 'handout', 'site'])

/** Returns Node's arguments for a command as npm runs it. */
function command([name, ...args]: string[]): string[] {
  return OF_COMPANION.has(name!)
    ? ['--import', 'tsx', COMPANION, name!, ...args[0]?.endsWith('.md') ? [] : ['slides.md'], ...args]
    : ['--import', 'tsx', CLI, name!, ...args]
}

/** What tsx has compiled, which every command shares: compiling takes most of a command's time. */
const COMPILED = `tsx-${process.getuid?.() ?? 0}`
const compiled = join(tmpdir(), COMPILED)
mkdirSync(compiled, { recursive: true })

let folder: string
let temporary: string
const at = (...parts: string[]): string => join(folder, ...parts)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hard-use-'))
  temporary = mkdtempSync(join(tmpdir(), 'hard-use-tmp-'))
  symlinkSync(compiled, join(temporary, COMPILED), 'junction')
})
afterEach(() => [folder, temporary].forEach(one => rmSync(one, { recursive: true, force: true })))

const env = () => ({ ...process.env, TMPDIR: temporary })
function run(...args: string[]): { status: number | null, said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, command(args), { cwd: root, encoding: 'utf8', env: env() })
  return { status, said: stdout + stderr }
}

/** Runs a command and stops it after some milliseconds; both its exit code, or the signal that ended it, and what it said. */
function stopped(args: string[], signal: NodeJS.Signals, after: number): Promise<{ code: number | null, said: string }> {
  const child = spawn(process.execPath, command(args), { cwd: root, env: env(), stdio: ['ignore', 'pipe', 'pipe'] })
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

/** What a command has left in the temporary folder; tsx and jiti keep there what they compiled. */
const left = (): string[] => readdirSync(temporary).filter(name => !/^(?:tsx-|jiti$)/.test(name))

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
    expect(said).toMatch(/is the deck's own folder|holds the deck|belongs to the deck/)
  })
})

/** Every command that writes, into a folder of the test; what it needs there is put there first. */
interface Command { name: string, quick?: boolean, put?: () => void, args: () => string[] }
const COMMANDS: Command[] = [
  { name: 'artifacts', quick: true, put: putScenario, args: () => ['artifacts', '--root', at('out')] },
  { name: 'guide of a deck', quick: true, args: () => ['guide', join(root, 'packages/slidev-companion/tests/guide/cases/links-and-pages/deck/slides.md'), '--out', at('out')] },
  { name: 'guide --into', put: putBook, args: () => ['guide', '--into', at('out')] },
  { name: 'site', args: () => ['site', '--out', at('out')] },
  { name: 'handout', args: () => ['handout', '--fresh', '--out', at('out/handout.pdf')] },
  { name: 'pictures', args: () => ['pictures', '--slide', 'cover', '--out', at('out')] },
]

function putScenario(): void {
  mkdirSync(at('out/artifacts'), { recursive: true })
  writeFileSync(at('out/artifacts/scenario.yaml'), scenarioText('activation')) // it has no mornings to compute
}

function putBook(): void {
  mkdirSync(at('out/src'), { recursive: true })
  writeFileSync(at('out/book.toml'), '[book]\ntitle = "A book"\n')
  writeFileSync(at('out/src/SUMMARY.md'), '# Summary\n\n- [One](one.md)\n')
}

/** What is in the folder, but for the bytes of pictures of text: a PDF names the second in which it was made. */
function written(): Record<string, string> {
  const files = Object.entries(contents(at('out'))).filter(([file]) => !/\.lock$/.test(file))
  return Object.fromEntries(files.map(([file, text]) => [file, /\.(?:pdf|png)$|^\.generated/.test(file) ? '' : text]))
}

describe.each(COMMANDS.filter(({ quick }) => quick || ALL))('a stopped command: $name', ({ put, args }) => {
  const prepare = () => {
    rmSync(at('out'), { recursive: true, force: true })
    put?.()
  }

  it('has written all or nothing, leaves nothing behind, and the next one works', async () => {
    prepare()
    const empty = written()
    const began = performance.now()
    expect(run(...args()).status).toBe(0)
    const length = performance.now() - began
    const whole = written()
    expect(whole).not.toEqual(empty)
    for (const [signal, code] of SIGNALS) {
      for (const moment of MOMENTS) {
        prepare()
        const ended = await stopped(args(), signal, length * moment)
        if (ended.code !== 0) {
          expect([code, null]).toContain(ended.code)
          expect(ended.said).not.toMatch(/\n {4}at /)
        }
        if (signal !== 'SIGKILL') {
          expect([empty, whole], `${signal} at ${moment}`).toContainEqual(written())
          expect(left(), `${signal} at ${moment}`).toEqual([])
        }
        expect(run(...args()).status).toBe(0)
        expect(written()).toEqual(whole)
        expect(left()).toEqual([])
      }
    }
  }, 1_800_000)

  it('leaves no lock that the next one waits for, and none waits in silence: two at once', async () => {
    prepare()
    const both = await Promise.all([stopped(args(), 'SIGTERM', 600_000), stopped(args(), 'SIGTERM', 600_000)])
    expect(both.map(({ code, said }) => [code, code === 0 ? '' : said])).toEqual([[0, ''], [0, '']])
    const together = written()
    expect(left()).toEqual([])
    prepare()
    expect(run(...args()).status).toBe(0)
    expect(together).toEqual(written())
  }, 300_000)
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

it('a copy of the project works with the copied caches: they hold no path of the place where they were made', async () => {
  await builtDeck(root)
  const caches = join(root, 'node_modules/.cache')
  const ours = [join(caches, 'slidev-companion')]
  const naming = ours.flatMap(place => Object.entries(contents(place)))
    .filter(([, text]) => text.includes(`${root}/`))
  expect(naming.map(([file]) => file)).toEqual([])
})
