import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { describeWith } from '../../packages/slidev-companion/tests/require'
import { readRecording, readStory } from '../../src/effects/story/recording'
import { scriptOf } from '../../src/story/script'
import { expectation } from '../../src/story/step'

const root = join(import.meta.dirname, '../..')
// Not the tsx command: it kills its child 60 ms after a signal, before the sandbox can be cleared away.
const RUN = ['--import', 'tsx', 'src/cli.ts']
const scratch = mkdtempSync(join(tmpdir(), 'live-'))
const cli = (args: string[], env: Record<string, string> = {}): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [...RUN, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } })
const digest = (): string => createHash('sha256').update(JSON.stringify([...readRecording(root)])).digest('hex')

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describeWith('chant', 'the story on the real chant', () => {
  it('a replay in another folder is the recording', () => {
    const other = join(scratch, 'elsewhere')
    mkdirSync(other)
    const { status, stdout, stderr } = cli(['story', '--check', '--quiet'], { TMPDIR: other })
    expect(`${stdout}${stderr}`).toContain('the replay is the recording')
    expect(status).toBe(0)
  }, 240_000)

  it.each(['merge-refused', 'reject', 'research-work', 'parallel'])('at %s the presenter types the next commands and they work', (id) => {
    const folder = join(scratch, id)
    const { status, stderr } = cli(['workspace', '--at', id, folder])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    for (const line of scriptOf(readStory(root).plot).find(step => step.id === id)!.commands) {
      const { command, wanted } = expectation(line)
      const done = spawnSync('bash', ['-c', `. .git/story/env && ${command}`], { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_PAGER: 'cat' } })
      expect({ command, code: done.status, error: done.status === wanted ? '' : done.stdout + done.stderr }).toEqual({ command, code: wanted, error: '' })
    }
    rmSync(folder, { recursive: true }) // its worktrees are stale now, and the next replay clears them away
  }, 120_000)

  it('a folder with something in it is refused', () => {
    const folder = join(scratch, 'full')
    mkdirSync(folder)
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    const { status, stderr } = cli(['workspace', '--at', 'reject', folder])
    expect(stderr).toContain('not empty')
    expect(status).toBe(1)
    expect(readdirSync(folder)).toEqual(['mine.txt'])
  })

  it('ctrl-C leaves the recording as it was and no process behind', async () => {
    const before = digest()
    const temporary = join(scratch, 'stopped')
    mkdirSync(temporary)
    const child = spawn(process.execPath, [...RUN, 'story'], { cwd: root, env: { ...process.env, TMPDIR: temporary }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise(done => child.on('close', done))
    const underWay = new Promise<void>(done => child.stdout.on('data', chunk => String(chunk).includes('literal-commands') && setTimeout(done, 1000)))
    await Promise.race([underWay, ended])
    process.kill(-child.pid!, 'SIGINT')
    const code = await ended
    expect(code).toBe(130)
    expect(digest()).toBe(before)
    expect(readdirSync(temporary).filter(name => name.startsWith('acme-story-'))).toEqual([])
    expect(existsSync('/tmp/chant-acme-churn.lock')).toBe(false)
    const left = spawnSync('bash', ['-c', `grep -lsz "acme-story-" /proc/[0-9]*/environ | xargs -r -n1 dirname | while read -r p; do tr '\\0' '\\n' < "$p/environ" | grep -q "${temporary}" && cat "$p/cmdline"; done`], { encoding: 'utf8' })
    expect(left.stdout).toBe('')
  }, 120_000)
})

it('without chant the message says how to get it', () => {
  const { status, stderr } = cli(['story', '--check'], { PATH: '/usr/bin:/bin' })
  expect(status).toBe(1)
  expect(stderr).toContain('chant is not on PATH')
  expect(stderr).toContain('https://lex00.github.io/chant')
})

it('without an agent of one\'s own --agent claude is refused', () => {
  const { status, stderr } = cli(['story', '--agent', 'claude'], { PATH: '/usr/bin:/bin' })
  expect(status).toBe(1)
  expect(stderr).toContain('claude is not on PATH')
})
