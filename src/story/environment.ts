import type { Person, Step } from './step'
import { delimiter } from 'node:path'

export interface Places {
  /** Folder with chant and claude, first on PATH. */
  bin: string
  home: string
  inputs: string
  /** File that holds the story's time. */
  clock: string
  /** Folder in which parallel agents wait for each other. */
  meet: string
  editor: string
  /** What the editor is to write. */
  edit: string
  node: string
  faketime: string
  /** False when the user's own agent works: it needs its home, its PATH and the real time. */
  scripted: boolean
  /** The caller's PATH, for the user's own agent. */
  path: string
}

/** Returns the time each agent run of a step ends, as the agent reads it. */
export function agentEnds({ at, agents = {} }: Pick<Step, 'at' | 'agents'>): string {
  return Object.entries(agents).map(([id, end]) => `${id}=${end.length > 5 ? end : `${at.slice(0, 10)} ${end}`}:00`).join(',')
}

/** chant prints eight lines about models in a parallel run when one is set: there the agent names itself when it finalizes. */
const isParallel = ({ before = [], commands }: Step): boolean => [...before, ...commands].some(line => line.includes('--parallel'))

/** Returns the whole environment of a step's commands: nothing of the caller's comes through. */
export function environment(step: Step, places: Places, names: Record<Person, string>): Record<string, string> {
  const name = names[step.who]
  const email = `${step.who}@acme.example`
  return {
    PATH: [places.bin, ...(places.scripted ? [places.node, '/usr/bin', '/bin'] : [places.path])].join(delimiter),
    HOME: places.home,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    COLUMNS: '100',
    TERM: 'dumb',
    NO_COLOR: '1',
    RUST_BACKTRACE: '0',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PAGER: 'cat',
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    EDITOR: places.editor,
    ...(places.scripted && !isParallel(step) ? { CHANT_MODEL: 'scripted-stand-in' } : {}),
    ...(places.scripted ? { LD_PRELOAD: places.faketime, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' } : { REPORT_DAY: step.at.slice(0, 10) }),
    FAKETIME_TIMESTAMP_FILE: places.clock,
    INPUTS: places.inputs,
    STORY_EDIT: places.edit,
    STORY_ENDS: agentEnds(step),
    STORY_MEET: Object.keys(step.agents ?? {}).length > 1 ? places.meet : '',
    STORY_CRASH: step.crash ?? '',
    STORY_CLASH: step.clash ? '1' : '',
  }
}
