/** How long each slide took at one talk: seconds by its alias, or by its number where it has none. */
export interface Rehearsal {
  /** When the timer was started, in milliseconds since 1970. */
  begun: number
  seconds: Record<string, number>
}

/** What the presenter's view says when a slide is left. */
export interface TimeOnSlide { begun: number, slide: string, seconds: number }

/** The newest are kept. */
const KEPT = 20
/** More than any deck has, so that no file grows without end. */
const MOST_SLIDES = 2000
const LONGEST_NAME = 200
/** Of one stay on a slide. */
const LONGEST_STAY = 24 * 60 * 60

/** Returns what a posted text says, or nothing if it is not of the right form. */
export function readTime(text: string): TimeOnSlide | undefined {
  const { begun, slide, seconds } = parsed(text) as Partial<Record<keyof TimeOnSlide, unknown>>
  const isRead = isMoment(begun) && isName(slide) && isNumber(seconds) && seconds > 0 && seconds <= LONGEST_STAY
  return isRead ? { begun, slide, seconds } : undefined
}

/** Returns the rehearsals that a file holds, the newest last, or nothing if it holds something else. */
export function readRehearsals(text: string): Rehearsal[] | undefined {
  const list = parsed(text)
  return Array.isArray(list) && list.every(isRehearsal) ? list : undefined
}

/** Returns the rehearsals with a time added; a slide that is shown again takes the sum. */
export function withTime(rehearsals: readonly Rehearsal[], { begun, slide, seconds }: TimeOnSlide): Rehearsal[] {
  const others = rehearsals.filter(one => one.begun !== begun)
  const times = new Map(Object.entries(rehearsals.find(one => one.begun === begun)?.seconds ?? {}))
  if (times.has(slide) || times.size < MOST_SLIDES)
    times.set(slide, (times.get(slide) ?? 0) + seconds)
  const all = [...others, { begun, seconds: Object.fromEntries(times) }]
  return all.sort((a, b) => a.begun - b.begun).slice(-KEPT)
}

// -- internal --

function parsed(text: string): object {
  try {
    return new Object(JSON.parse(text)) as object
  }
  catch {
    return {}
  }
}

function isRehearsal(value: unknown): value is Rehearsal {
  const { begun, seconds } = new Object(value) as Partial<Rehearsal>
  return isMoment(begun) && typeof seconds === 'object' && Object.values(seconds).every(isNumber)
}

function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
