import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Claim } from '../../claims/claim'
import type { Entry } from '../../claims/entry'
import type { Known } from '../../claims/evidence'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { staysBelow } from '../../../packages/slidev-companion/src/machine/paths'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { changeTogether } from '../../../packages/slidev-companion/src/machine/together'
import { areaOf, AREAS, claimsOf } from '../../claims/areas'
import { readEntries, writeEntries } from '../../claims/entry'
import { namesIn } from '../../claims/tokens'
import { isOwnRecording, isRecordedFact } from '../../deck/own-recording'
import { readFacts } from '../kpi/facts'

const LEDGER = 'artifacts/claims'

/** Folders of the project that hold files of an area, and the single files beside them. */
const SOURCES = [
  'slides.md',
  'board.md',
  'README.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'CHANGELOG.md',
  'CITATION.cff',
  'companion.config.ts',
  'custom-nav-controls.vue',
  'global-top.vue',
  'pages',
  'components',
  'layouts',
  'setup',
  'styles',
  'public',
  'src',
  'docs',
  'packages/slidev-companion/README.md',
  'packages/slidev-companion/client',
  'packages/slidev-companion/src',
  'artifacts/README.md',
  'artifacts/scenario.yaml',
  'artifacts/2-kpi',
  'artifacts/3-workspace',
  'artifacts/4-transcripts',
]

/** Returns the files of the project that say something, by their paths. */
export function saidFiles(root: string): string[] {
  const files = SOURCES.flatMap(source => isFolder(root, source)
    ? filesOf(join(root, source)).map(file => `${source}/${file}`)
    : [source])
  return files.filter(file => areaOf(file) !== undefined && existsSync(join(root, file))).sort()
}

/** Returns everything that the project says. */
export function readClaims(root: string): Claim[] {
  return saidFiles(root).flatMap(file => claimsOf(readSource(root, file), file))
}

/** Returns a file as its claims are made from: a picture as what its bytes are. */
export function readSource(root: string, file: string): string {
  return readFileSync(join(root, file), file.endsWith('.png') ? 'latin1' : 'utf8')
}

/** Returns the ledger; a line that is none is a CliError with its place. */
export function readLedger(root: string): Entry[] {
  const problems: Problem[] = []
  const entries = AREAS.flatMap(({ name }) => {
    const file = `${LEDGER}/${name}.jsonl`
    const read = readEntries(existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')
    problems.push(...read.problems.map(problem => ({ file, ...problem, fix: 'take the line out and sign again' })))
    return read.entries
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return entries
}

/** Writes the ledger, all of its files or none, and returns those that changed. */
export function writeLedger(root: string, entries: readonly Entry[]): string[] {
  const files = AREAS.map(({ name, files }): [string, string] => {
    const own = entries.filter(({ file }) => files.some(([pattern]) => pattern.test(file)))
    return [`${name}.jsonl`, writeEntries(own)]
  })
  const folder = join(root, LEDGER)
  const isOther = ([name, text]: [string, string]): boolean =>
    !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text
  return changeTogether(folder, () => files.filter(isOther))
}

/** Returns what sentences are held against: facts, recordings, files. */
export function readKnown(root: string): Known {
  const facts = readFacts(root)
  const isOwn = isOwnRecording(facts)
  const transcripts = textsBelow(root, 'artifacts/4-transcripts')
  const steps = [...transcripts].filter(([name]) => name.endsWith('.trycmd'))
  return {
    facts,
    names: namesIn(facts),
    steps: new Map(steps.map(([name, text]) => [name.replace(/\.trycmd$/, ''), text])),
    recorded: [...transcripts.values(), ...textsBelow(root, 'artifacts/3-workspace').values()].join('\n'),
    isUnrecorded: key => !isOwn && isRecordedFact(key),
    read: path => isFile(root, path) ? readFileSync(join(root, path), 'utf8') : undefined,
  }
}

// -- internal --

function textsBelow(root: string, folder: string): Map<string, string> {
  const files = existsSync(join(root, folder)) ? filesOf(join(root, folder)) : []
  const texts = files.filter(name => !name.endsWith('.png'))
  return new Map(texts.map(name => [name, readFileSync(join(root, folder, name), 'utf8')]))
}

/** Whether a path of an entry, which is input as any other, leads to a file of the project. */
function isFile(root: string, path: string): boolean {
  return staysBelow(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true
}

function isFolder(root: string, source: string): boolean {
  return statSync(join(root, source), { throwIfNoEntry: false })?.isDirectory() === true
}
