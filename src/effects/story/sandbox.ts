import type { Places } from '../../story/environment'
import type { Tools } from './story-tools'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { onExit } from '../../../packages/slidev-companion/src/machine/interruption'
import { tryLock } from '../../../packages/slidev-companion/src/machine/lock'
import { REMOVE } from '../../../packages/slidev-companion/src/machine/owner'
import { ownTemporary } from '../../../packages/slidev-companion/src/machine/temporary'
import { project } from '../../story/ids'

/** What a replay reads of this project. */
export interface Inputs {
  /** Folder with the files that people of the story write: src/story/inputs. */
  files: string
  digests: string
  /** By name in the sandbox's inputs: metrics/<day>.json, specs/plan.md … */
  made: Record<string, string>
  agent: string
  /** node_modules with the packages of automation/package.json: nothing is installed during a replay. */
  packages: string
  /** A program to put in the scripted agent's place: the user's own `claude`. */
  agentProgram?: string
}

/** A folder of its own for one replay: repository, home, programs, clock. */
export interface Sandbox {
  folder: string
  places: Places
  repo: string
  setClock: (time: string) => void
  setEdit: (text: string) => void
  /** Goes on in a copy of the repository; the copy is made when it is first named. */
  enter: (copy: string | undefined) => void
  /** Gives changed files the story's time: `chant status` and `drift` go by it. */
  settle: () => void
  remove: () => void
}

const LOCK = join('/tmp', `chant-${project}.lock`)

/** Makes the sandbox. One replay at a time: chant's worktrees are always /tmp/chant-PROJECT-ID. */
export function makeSandbox(inputs: Inputs, tools: Tools): Sandbox {
  const folder = mkdtempSync(join(ownTemporary(), 'story-')) // with it goes what a killed replay left, and with that its worktrees
  const { release } = lock()
  const remove = onExit(() => {
    try {
      removeWorktrees()
      rmSync(folder, REMOVE)
    }
    finally {
      release()
    }
  })
  const at = (...parts: string[]): string => join(folder, ...parts)
  const places: Places = {
    bin: at('bin'),
    home: inputs.agentProgram ? homedir() : at('home'),
    inputs: at('inputs'),
    clock: at('clock'),
    meet: at('meet'),
    editor: at('bin', 'story-editor'),
    edit: at('edit.md'),
    node: dirname(process.execPath),
    faketime: tools.faketime,
    scripted: inputs.agentProgram === undefined,
    path: process.env.PATH ?? '',
  }
  for (const path of [places.bin, at('home'), places.meet, at('main', project), at('copies')])
    mkdirSync(path, { recursive: true })
  symlinkSync(tools.chant, join(places.bin, 'chant'))
  symlinkSync(inputs.packages, at('node_modules'))
  if (inputs.agentProgram)
    symlinkSync(inputs.agentProgram, join(places.bin, 'claude'))
  else
    script(join(places.bin, 'claude'), `exec "${process.execPath}" "${inputs.agent}" "$@"`)
  script(places.editor, 'cat "$STORY_EDIT" > "$1"')
  cpSync(inputs.files, places.inputs, { recursive: true })
  cpSync(inputs.digests, join(places.inputs, 'digests'), { recursive: true })
  for (const [name, text] of Object.entries(inputs.made)) {
    mkdirSync(dirname(join(places.inputs, name)), { recursive: true })
    writeFileSync(join(places.inputs, name), text)
  }
  const stamps = new Map<string, Map<string, { sum: string, time: number }>>()
  const main = at('main', project)
  const sandbox: Sandbox = {
    folder,
    places,
    repo: main,
    setClock(time) {
      writeFileSync(`${places.clock}.new`, `${time}:00\n`)
      renameSync(`${places.clock}.new`, places.clock)
    },
    setEdit: text => writeFileSync(places.edit, text),
    enter(copy) {
      const next = copy === undefined ? main : at('copies', copy, project)
      if (copy !== undefined && !stamps.has(next)) {
        cpSync(main, next, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
        stamps.set(next, new Map(stamps.get(main)))
      }
      if (next !== sandbox.repo)
        removeWorktrees()
      sandbox.repo = next
      rmSync(places.meet, { recursive: true })
      mkdirSync(places.meet)
    },
    settle() {
      const known = stamps.get(sandbox.repo) ?? new Map<string, { sum: string, time: number }>()
      stamps.set(sandbox.repo, known)
      const now = Date.parse(`${readFileSync(places.clock, 'utf8').trim().replace(' ', 'T')}Z`) / 1000
      for (const file of filesOf(sandbox.repo)) {
        const path = join(sandbox.repo, file)
        const old = known.get(file)
        if (old && statSync(path).mtimeMs === old.time * 1000)
          continue
        const sum = createHash('sha1').update(readFileSync(path)).digest('hex')
        const time = old?.sum === sum ? old.time : now
        known.set(file, { sum, time })
        utimesSync(path, time, time)
      }
    },
    remove,
  }
  return sandbox
}

/** Returns the files below a folder, `.git` left out, sorted. */
export function filesOf(folder: string): string[] {
  const walk = (path: string): string[] => readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    return entry.isDirectory() ? (entry.name === '.git' ? [] : walk(child)) : entry.isFile() ? [relative(folder, child)] : []
  })
  return walk(folder).sort()
}

function script(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`)
  chmodSync(path, 0o755)
}

/** The worktrees of any run, each with the repository it belongs to; the repository of a stale one is gone. */
function worktrees(): { path: string, repository: string }[] {
  return readdirSync('/tmp').filter(name => name.startsWith(`chant-${project}-`)).map((name) => {
    const path = join('/tmp', name)
    const link = join(path, '.git')
    return { path, repository: existsSync(link) ? readFileSync(link, 'utf8').replace(/^gitdir: /, '').replace(/\/\.git\/.*\s*$/, '') : '' }
  })
}

function removeWorktrees(): void {
  for (const { path } of worktrees())
    rmSync(path, REMOVE)
}

/** Takes the turn; what a killed replay left in /tmp is removed. */
function lock(): { release: () => void } {
  const taken = tryLock(LOCK)
  if ('holder' in taken)
    throw new CliError({ found: `another replay is running (process ${taken.holder.pid})`, mend: 'chant\'s worktrees are shared in /tmp: wait until it is done' })
  const used = worktrees().filter(({ repository }) => existsSync(repository))
  if (used.length > 0) {
    taken.release()
    throw new CliError(used.map(({ path, repository }) => ({ found: `${path} is a worktree of ${repository}`, mend: 'chant uses the same place for every run: finish there, or remove the worktree' })))
  }
  removeWorktrees()
  return taken
}
