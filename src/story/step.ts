import type { Plot } from './plot'

/** The two who act, by their part; what they are called comes from scenario.yaml. */
export type Person = 'owner' | 'analyst'

/** What a person types into the editor that `chant edit` opens: the name of an entry of `edits`. */
export type EditName = 'research' | 'reopen' | 'plan' | 'tick'

type Status = 'pending' | 'in_progress' | 'completed' | 'failed'
type Approval = 'pending' | 'approved' | 'rejected'

/** What must be true after a step. The recorder checks each and stops if one fails. */
export type Truth
  = | { spec: string, status: Status, approval?: Approval }
    | { branch: string, exists: boolean }
    | { file: string, has: string }
    | { prints: string }

/** One step of the story: a person, a time, the commands that are shown, and what must hold afterwards. */
export interface Step {
  /** Names the transcript: artifacts/4-transcripts/<id>.trycmd. */
  id: string
  title: string
  /** UTC, `YYYY-MM-DD HH:MM`. */
  at: string
  who: Person
  /** Shell lines that belong to the step but are not shown, run before the commands. */
  before?: string[]
  /** Shown and recorded. `1? command` has to end with exit code 1. */
  commands: string[]
  /** Shell lines that are not shown, run after the commands. */
  after?: string[]
  edit?: EditName
  /** The id that the spec made by this step's `chant add` gets. */
  adds?: string
  /** When each agent run of this step ends, in this order: `HH:MM`, with its day in front if that is another. */
  agents?: Record<string, string>
  /** Part of a spec id: that agent dies half way. */
  crash?: string
  /** Part of a spec id: that agent approves its own work, in the owner's name. */
  approvesItself?: string
  /** The members also write one shared file. */
  clash?: boolean
  /** A throw-away copy of the repository, as it stands when first named, in which the step runs. */
  copy?: string
  truths: Truth[]
}

/** Returns the steps of a week as a company's plot has them. */
export type Week = (plot: Plot) => Step[]

/** Returns a command as typed and the exit code it has to end with: `1? command` is 1, plain is 0. */
export function expectation(line: string): { command: string, wanted: number } {
  const [, wanted = '0', command = ''] = line.match(/^(?:(\d+)\? )?([\s\S]*)$/) ?? []
  return { command, wanted: Number(wanted) }
}
