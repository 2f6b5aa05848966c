import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Recorded } from '../specs/trycmd'
import { fieldValues } from '../specs/frontmatter'

/** One recorded command with its place. */
export interface Shown extends Recorded {
  /** The step that it belongs to. */
  step: string
  /** 1-based line of the command in 4-transcripts/<step>.trycmd. */
  line: number
  /** Whether no later command of the step changes the repository: what was there then is there at its end. */
  settled: boolean
}

/** A commit of any branch of any step. */
export interface Entry { hash: string, parents: string[], at: string, author: string, subject: string }

/** The transcripts, and what was recorded beside them. */
export interface Evidence extends Objects {
  shown: Shown[]
}

/** What the git objects of a recording hold, and files as they were at the end of each step's commands. */
export interface Objects {
  /** By step: path → text. */
  files: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By step: spec id → its text on its own branch, while it has one. */
  onBranch: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By first seven digits. */
  history: ReadonlyMap<string, Entry>
  /** By step: branch → first seven digits of its last commit. */
  branches: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** What git prints of the recorded objects for a command that only asks, by `questionKey`. */
  reproduced: ReadonlyMap<string, string[]>
}

export interface Spec { id: string, text: string }

/** Of the commands that are typed, those that change files or commits. */
const RE_CHANGES = new RegExp([
  '^chant (?:work|merge|approve|reject|edit|add|cleanup)',
  '^git (?:merge|commit|add)',
  '^(?:automation/|cp |node automation|printf )',
].join('|'))
const RE_SPEC = /^\.chant\/specs\/(.+)\.md$/

/** Returns the commands of a step with the lines at which they stand. */
export function placed(step: string, recorded: Recorded[]): Shown[] {
  let line = 1
  return recorded.map((one, i) => {
    const shown = { ...one, step, line, settled: !recorded.slice(i + 1).some(later => RE_CHANGES.test(later.command)) }
    line += 1 + (one.code === 0 ? 0 : 1) + one.output.length
    return shown
  })
}

/** Returns the key of a command of a step. */
export function questionKey({ step, command }: Pick<Shown, 'step' | 'command'>): string {
  return `${step}: ${command}`
}

/** Returns what was found at a printed line (from 0), or at the command itself. */
export function disagreement(shown: Shown, at: number | undefined, found: string): Problem {
  const line = at === undefined ? shown.line : shown.line + 1 + (shown.code === 0 ? 0 : 1) + at
  const fix = 'recordings are not edited: npm run story'
  return { file: `artifacts/4-transcripts/${shown.step}.trycmd`, line, found, fix }
}

/** Returns the specs that were there at the end of a step's commands, by id. */
export function specsAt({ files }: Evidence, step: string): Spec[] {
  return [...files.get(step) ?? []].flatMap(([path, text]) => {
    const id = RE_SPEC.exec(path)?.[1]
    return id === undefined ? [] : [{ id, text }]
  })
}

/** Returns a line of a spec's approval, such as `status`. */
export function approvalField(spec: string, name: string): string | undefined {
  return fieldValues(spec, 'approval').find(line => line.startsWith(`${name}: `))?.slice(name.length + 2)
}

/** Returns the first heading of a text. */
export function headingOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? ''
}

/** Returns the commits that a branch of a step holds. */
export function commitsOn({ history, branches }: Evidence, step: string, branch: string): Entry[] {
  return [...reachable(history, branches.get(step)?.get(branch))].map(hash => history.get(hash)!)
}

// -- internal --

function reachable(history: ReadonlyMap<string, Entry>, from: string | undefined): Set<string> {
  const seen = new Set<string>()
  const open = from === undefined ? [] : [from]
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (seen.has(hash) || !history.has(hash))
      continue
    seen.add(hash)
    open.push(...history.get(hash)!.parents)
  }
  return seen
}
