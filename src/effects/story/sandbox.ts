import type { Places } from '../../story/environment'
import type { Plot } from '../../story/plot'
import type { Tools } from './story-tools'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { onExit } from '../../../packages/slidev-companion/src/machine/interruption'
import { tryLock } from '../../../packages/slidev-companion/src/machine/lock'
import { REMOVE } from '../../../packages/slidev-companion/src/machine/owner'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { ownTemporary } from '../../../packages/slidev-companion/src/machine/temporary'
import { fillInput } from '../../story/fill'

/** What a replay reads of this project. */
export interface Inputs {
  /** Folder with the files that people of the story write: src/story/inputs. */
  files: string
  /** Fills the files of the story, and names the repository. */
  plot: Plot
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

const COPY = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true }

/** Makes the sandbox. One replay at a time: chant's worktrees are always /tmp/chant-PROJECT-ID. */
export function makeSandbox(inputs: Inputs, tools: Tools): Sandbox {
  // This also removes the folder of a killed replay; its worktrees are stale then, and `lock` removes them.
  const folder = mkdtempSync(join(ownTemporary(), 'story-'))
  const { project } = inputs.plot
  const { release } = lock(project)
  const remove = onExit(() => {
    try {
      removeWorktrees(project)
      rmSync(folder, REMOVE)
    }
    finally {
      release()
    }
  })
  const places = placesOf(folder, inputs, tools)
  furnish(folder, places, inputs, tools)
  return inhabit(folder, project, places, remove)
}

/** Writes a shell script of one line. */
export function writeProgram(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`)
  chmodSync(path, 0o755)
}

// -- internal --

function placesOf(folder: string, { agentProgram }: Inputs, { faketime }: Tools): Places {
  const at = (name: string): string => join(folder, name)
  return {
    bin: at('bin'),
    home: agentProgram ? homedir() : at('home'),
    inputs: at('inputs'),
    clock: at('clock'),
    meet: at('meet'),
    editor: at('bin/story-editor'),
    edit: at('edit.md'),
    node: dirname(process.execPath),
    faketime,
    scripted: agentProgram === undefined,
    path: process.env.PATH ?? '',
  }
}

/** Makes the folders, and puts programs and inputs in them. */
function furnish(folder: string, places: Places, inputs: Inputs, tools: Tools): void {
  for (const name of ['bin', 'home', 'meet', `main/${inputs.plot.project}`, 'copies'])
    mkdirSync(join(folder, name), { recursive: true })
  symlinkSync(tools.chant, join(places.bin, 'chant'))
  symlinkSync(inputs.packages, join(folder, 'node_modules'))
  if (inputs.agentProgram)
    symlinkSync(inputs.agentProgram, join(places.bin, 'claude'))
  else
    writeProgram(join(places.bin, 'claude'), `exec "${process.execPath}" "${inputs.agent}" "$@"`)
  writeProgram(places.editor, 'cat "$STORY_EDIT" > "$1"')
  for (const file of filesOf(inputs.files)) {
    mkdirSync(dirname(join(places.inputs, file)), { recursive: true })
    writeFileSync(join(places.inputs, file), fillInput(readFileSync(join(inputs.files, file), 'utf8'), inputs.plot))
  }
  cpSync(inputs.digests, join(places.inputs, 'digests'), { recursive: true })
  for (const [name, text] of Object.entries(inputs.made)) {
    mkdirSync(dirname(join(places.inputs, name)), { recursive: true })
    writeFileSync(join(places.inputs, name), text)
  }
}

/** Returns what a replay does in a furnished sandbox. */
function inhabit(folder: string, project: string, places: Places, remove: () => void): Sandbox {
  const main = join(folder, 'main', project)
  const stamps = new Map<string, Stamps>([[main, new Map()]])
  const sandbox: Sandbox = {
    folder,
    places,
    repo: main,
    setClock(time) {
      // Moved into place, so that no program reads half a time.
      writeFileSync(`${places.clock}.new`, `${time}:00\n`)
      renameSync(`${places.clock}.new`, places.clock)
    },
    setEdit: text => writeFileSync(places.edit, text),
    enter(copy) {
      const next = copy === undefined ? main : join(folder, 'copies', copy, project)
      if (!stamps.has(next)) {
        cpSync(main, next, COPY)
        stamps.set(next, new Map(stamps.get(main)))
      }
      if (next !== sandbox.repo)
        removeWorktrees(project)
      sandbox.repo = next
      rmSync(places.meet, { recursive: true })
      mkdirSync(places.meet)
    },
    settle() {
      const now = readFileSync(places.clock, 'utf8').trim()
      stampFiles(sandbox.repo, stamps.get(sandbox.repo)!, Date.parse(`${now.replace(' ', 'T')}Z`) / 1000)
    },
    remove,
  }
  return sandbox
}

/** The contents of files and the story's time, in seconds, at which they got them. */
type Stamps = Map<string, { sum: string, time: number }>

/** Gives each file the time at which its contents changed. */
function stampFiles(repo: string, stamps: Stamps, now: number): void {
  for (const file of filesOf(repo)) {
    const path = join(repo, file)
    const old = stamps.get(file)
    if (old && statSync(path).mtimeMs === old.time * 1000)
      continue
    const sum = createHash('sha1').update(readFileSync(path)).digest('hex')
    const time = old?.sum === sum ? old.time : now
    stamps.set(file, { sum, time })
    utimesSync(path, time, time)
  }
}

interface Worktree {
  path: string
  /** The repository it belongs to; a stale one's is gone. */
  repository: string
}

/** Returns the worktrees of any run of a repository of that name. */
function worktrees(project: string): Worktree[] {
  const names = readdirSync('/tmp').filter(name => name.startsWith(`chant-${project}-`))
  return names.map((name) => {
    const path = join('/tmp', name)
    const link = join(path, '.git')
    const text = existsSync(link) ? readFileSync(link, 'utf8') : ''
    return { path, repository: text.replace(/^gitdir: /, '').replace(/\/\.git\/.*\s*$/, '') }
  })
}

function removeWorktrees(project: string): void {
  for (const { path } of worktrees(project))
    rmSync(path, REMOVE)
}

/** Takes the turn; what a killed replay left in /tmp is removed. */
function lock(project: string): { release: () => void } {
  const taken = tryLock(join('/tmp', `chant-${project}.lock`))
  if ('holder' in taken) {
    const found = `another replay is running (process ${taken.holder.pid})`
    throw new CliError({ found, fix: 'chant\'s worktrees are shared in /tmp: wait until it is done' })
  }
  const used = worktrees(project).filter(({ repository }) => existsSync(repository))
  if (used.length > 0) {
    taken.release()
    throw new CliError(used.map(({ path, repository }) => ({
      found: `${path} is a worktree of ${repository}`,
      fix: 'chant uses the same place for every run: finish there, or remove the worktree',
    })))
  }
  removeWorktrees(project)
  return taken
}
