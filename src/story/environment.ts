import type { Plot } from './plot'
import type { Step } from './step'
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
  return Object.entries(agents).map(([id, end]) => {
    const isHourOnly = end.length <= 5
    return `${id}=${isHourOnly ? `${at.slice(0, 10)} ${end}` : end}:00`
  }).join(',')
}

/** Returns the whole environment of a step's commands: nothing of the caller's comes through. */
export function environment(step: Step, places: Places, { told, mail, by, domain }: Plot): Record<string, string> {
  const { name } = told.people[step.who]
  const email = `${mail[step.who]}@${domain}`
  const programs = places.scripted ? [places.node, '/usr/bin', '/bin'] : [places.path]
  return {
    PATH: [places.bin, ...programs].join(delimiter),
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
    ...(places.scripted ? ofStandIn(step, places) : { REPORT_DAY: step.at.slice(0, 10) }),
    FAKETIME_TIMESTAMP_FILE: places.clock,
    INPUTS: places.inputs,
    STORY_EDIT: places.edit,
    STORY_ENDS: agentEnds(step),
    STORY_MEET: Object.keys(step.agents ?? {}).length > 1 ? places.meet : '',
    STORY_CRASH: step.crash ?? '',
    STORY_APPROVE: step.approvesItself ? `${step.approvesItself}=${by.owner}` : '',
    STORY_CLASH: step.clash ? '1' : '',
  }
}

// -- internal --

/** What the scripted agent gets: the story's time and, where it does no harm, the model's name. */
function ofStandIn(step: Step, places: Places): Record<string, string> {
  return {
    ...(isParallel(step) ? {} : { CHANT_MODEL: 'scripted-stand-in' }),
    LD_PRELOAD: places.faketime,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  }
}

/** A model that is set makes chant print eight lines about it in a parallel run. There the agent names itself. */
function isParallel({ before = [], commands }: Step): boolean {
  return [...before, ...commands].some(line => line.includes('--parallel'))
}
