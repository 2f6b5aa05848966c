import type { DeckSlide } from '../deck/load'
import type { Rehearsal } from '../rehearsal/record'
import type { ScriptConfig, SpokenNote } from './config'
import { isFor } from '../deck/version'
import { slideSteps } from './slide-steps'
import { countWords, numberClicks } from './words'

/** Where a slide has no minutes, its words decide: a calm speaker's pace. */
const CALM = 130
const FASTEST = 160

/** One slide of a talk: what is said, and when. */
export interface Step extends Required<Pick<SpokenNote, 'spoken' | 'questions'>> {
  no: number
  title: string
  listener?: string
  bridge?: string
  /** Minutes after the beginning; a backup has none. */
  start?: number
  minutes: number
  /** Whether the minutes come from the words, because front matter names none. */
  guessed: boolean
  words: number
  /** Marks of a click in the note. */
  clicks: number
  /** What each click changes on the slide, as far as its Markdown says so. */
  steps: string[]
  /** Whether its words take longer than its minutes. */
  fast: boolean
  /** Seconds that it took at the last rehearsal. */
  last?: number
}

/** A talk: its slides in order, and those kept for questions. */
export interface Plan {
  title: string
  language: string
  minutes: number
  words: number
  played: Step[]
  backups: Step[]
  /** The last rehearsal. */
  last?: Rehearsal
}

export interface Talk {
  title: string
  language?: string
  slides: readonly DeckSlide[]
  /** The version that is spoken: slides that are not for it are backups, as those of no minutes are. */
  version?: string
  /** The last rehearsal. */
  last?: Rehearsal
}

/** Returns when each slide of a talk begins, and what is said there. */
export function planOf(talk: Talk, config: ScriptConfig = {}): Plan {
  const isPlayed = (slide: DeckSlide) => slide.minutes !== 0 && isFor(slide, talk.version)
  const step = (slide: DeckSlide) => stepOf(slide, talk, config)
  const played = timed(talk.slides.filter(isPlayed).map(step))
  return {
    title: talk.title,
    language: talk.language ?? 'en',
    minutes: sum(played.map(({ minutes }) => minutes)),
    words: sum(played.map(({ words }) => words)),
    played,
    backups: talk.slides.filter(slide => !isPlayed(slide)).map(step),
    last: talk.last,
  }
}

/** Returns the slides to which nothing gives a time: no minutes in front matter, and no words to guess them from. */
export function untimed(steps: readonly Step[]): Step[] {
  return steps.filter(({ guessed, words }) => guessed && words === 0)
}

// -- internal --

function stepOf(slide: DeckSlide, { version, language, last }: Talk, { note, fastest = FASTEST }: ScriptConfig): Step {
  const { spoken, listener, questions = [], bridge } = note?.(slide, { version }) ?? { spoken: slide.note }
  const words = countWords(`${spoken}\n${bridge ?? ''}`, language)
  const { text, clicks } = numberClicks(spoken.trim())
  const guessed = slide.minutes === undefined
  const minutes = slide.minutes ?? Math.ceil(words / CALM * 4) / 4
  const fast = !guessed && minutes > 0 && words / minutes > fastest
  return {
    no: slide.no,
    title: slide.title,
    spoken: text,
    listener,
    questions,
    bridge,
    minutes,
    guessed,
    words,
    clicks,
    steps: slideSteps(slide),
    fast,
    last: last?.seconds[slide.alias ?? slide.no],
  }
}

function timed(steps: Step[]): Step[] {
  let start = 0
  return steps.map((step) => {
    const at = start
    start += step.minutes
    return { ...step, start: at }
  })
}

function sum(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
