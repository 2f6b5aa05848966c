import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CliError, isCliError } from '../errors'
import { inTurnSync } from './lock'
import { ownTag, REMOVE, sweep } from './owner'
import { staysBelow } from './paths'

/** What becomes of a file: its new content, or nothing when it goes. */
export type Change = readonly [file: string, content: string | Uint8Array | undefined]

/**
 * How a folder was, kept until all changes are made: what a killed run left half-done is undone by
 * the next.
 */
interface Journal { files: { file: string, had: boolean }[], folders: string[] }

const STAGE = '.staged-'
const LOCK = '.staged.lock'

/**
 * Makes the changes that `plan` returns below `root`, all or none, and returns the files:
 * everything is written beside its place, then renamed in one go, and taken back if that fails. It
 * waits for nothing, so no signal comes in between. `also` must succeed with them.
 */
export function changeTogether(root: string, plan: () => Change[], also: () => unknown = () => {}): string[] {
  const above = missingFolders(root)
  try {
    above.forEach(makeFolder)
    return inTurnSync(join(root, LOCK), 'is writing there', () => {
      sweep(root, STAGE, takeBack)
      const changes = plan()
      commit(root, changes, also)
      return changes.map(([file]) => file)
    })
  }
  catch (error) {
    above.reverse().forEach(removeEmpty)
    throw isCliError(error)
      ? error
      : new CliError({
          file: root,
          found: `cannot write: ${(error as Error).message}`,
          fix: 'nothing was changed; choose a folder that you may write to, with room in it',
        })
  }
}

/** Says whether somebody is changing a folder, or was killed while doing so. */
export function isBeingChanged(root: string): boolean {
  return (
    statSync(root, { throwIfNoEntry: false })?.isDirectory() === true
    && readdirSync(root).some(name => name.startsWith(STAGE))
  )
}

// -- internal --

function commit(root: string, changes: Change[], also: () => unknown): void {
  const stage = join(root, `${STAGE}${ownTag()}`)
  try {
    mkdirSync(stage)
    writeStage(root, stage, changes)
    changes.forEach(([file, content], i) =>
      content === undefined
        ? rmSync(join(root, file))
        : renameSync(join(stage, `new-${i}`), join(root, file)),
    )
    also()
    rmSync(join(stage, 'journal')) // from here on it is done
  }
  catch (error) {
    takeBack(stage)
    throw error
  }
  rmSync(stage, REMOVE)
  for (const [file] of changes.filter(([, content]) => content === undefined)) {
    for (let folder = dirname(file); folder !== '.' && removeEmpty(join(root, folder));)
      folder = dirname(folder)
  }
}

function writeStage(root: string, stage: string, changes: Change[]): void {
  const files = changes.map(([file, content], i) => {
    const path = join(root, file)
    const old = statSync(path, { throwIfNoEntry: false })
    if (content !== undefined)
      writeFileSync(join(stage, `new-${i}`), content, { mode: isScript(content) ? 0o777 : 0o666 })
    if (content !== undefined && old)
      chmodSync(join(stage, `new-${i}`), old.mode)
    if (old)
      keep(path, join(stage, `old-${i}`))
    return { file, had: old !== undefined }
  })
  const folders = [...new Set(changes.flatMap(([file]) => missingFolders(dirname(join(root, file)))))]
  writeFileSync(
    join(stage, 'journal'),
    JSON.stringify({
      files,
      folders: folders.map(folder => folder.slice(root.length + 1)),
    } satisfies Journal),
  )
  folders.forEach(makeFolder)
}

/** A second name costs nothing and the first stays; not every file system has them. */
function keep(file: string, as: string): void {
  try {
    linkSync(file, as)
  }
  catch {
    copyFileSync(file, as)
  }
}

/** Undoes what a stage has begun, and removes it. */
function takeBack(stage: string): void {
  if (!existsSync(stage))
    return
  const root = dirname(stage)
  const { files, folders } = journalOf(stage)
  files.forEach(({ file, had }, i) => {
    if (had && existsSync(join(stage, `old-${i}`)))
      renameSync(join(stage, `old-${i}`), join(root, file))
    else if (!had && !existsSync(join(stage, `new-${i}`)))
      rmSync(join(root, file), { force: true })
  })
  folders.reverse().forEach(folder => removeEmpty(join(root, folder)))
  rmSync(stage, REMOVE)
}

/** Returns what is to be undone; the journal is input as any other. */
function journalOf(stage: string): Journal {
  if (!existsSync(join(stage, 'journal')))
    return { files: [], folders: [] }
  const { files, folders } = JSON.parse(readFileSync(join(stage, 'journal'), 'utf8')) as Journal
  return { files: files.filter(({ file }) => staysBelow(file)), folders: folders.filter(staysBelow) }
}

/** Returns a folder and those above it that are not there yet, the highest first. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder]
}

/**
 * Makes one folder, unless another process has just done so. Node's own way to make those above it
 * too never ends below /proc.
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  }
  catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw error
  }
}

/** Removes a folder if it is empty; says whether it did. */
function removeEmpty(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length > 0)
    return false
  rmdirSync(folder)
  return true
}

function isScript(content: string | Uint8Array): boolean {
  return typeof content === 'string' ? content.startsWith('#!') : content[0] === 0x23 && content[1] === 0x21
}
