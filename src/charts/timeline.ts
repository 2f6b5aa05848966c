import { escapeHtml } from '../../packages/slidev-companion/src/escape'
import { isolate } from '../isolate'
import { writeDayOnly } from '../locale'
import { signsOf, widthOf } from './clear'
import { dayAndMonth, shortDay } from './format'
import { CONTEXT, FOCUS, INK, INK_2, PAPER } from './tokens'

export interface TimelineOptions {
  /** `cover` has dates and gates; `opener` lights one stage; `overview` says what each stage leaves, and links. */
  size: 'cover' | 'opener' | 'overview'
  /** The stage that is lit, 1 to 5. */
  stage?: number
  /** True if every stage lies behind. */
  done?: boolean
  /** Working days of the four weeks, "2025-06-09 to 2025-06-13". */
  weeks?: string[]
  /** First day of grading, "2025-09-01". */
  graded?: string
  /** What the two people are called: who decides, and who measures. */
  owner?: string
  analyst?: string
  /** Where a stage leads, stage by stage. */
  links?: string[]
  /** Page numbers for paper, stage by stage. */
  pages?: number[]
}

/** The five stages, the week each belongs to, and what it leaves in git. */
export const STAGES = [
  { name: 'Data ingestion', week: 1, from: 48, to: 224, who: ['analyst'], leaves: 'three digests' },
  { name: 'Research', week: 2, from: 232, to: 314, who: ['Agent'], leaves: 'findings' },
  { name: 'Approval', week: 2, from: 322, to: 404, who: ['owner'], leaves: 'decisions' },
  { name: 'Implementation', week: 3, from: 412, to: 584, who: ['Agents'], leaves: 'three pieces of work' },
  { name: 'Reporting', week: 4, from: 592, to: 764, who: ['Agent', 'analyst'], leaves: 'a report every day' },
] as const

const GATES = [{ x: 408, what: 'finding approved' }, { x: 588, what: 'merges approved' }]
/** Where the first grade stands. */
const GRADE = 838
/** The stages' line, from the top of the picture. A gate rises 72 above it. */
const LINE = 88
const WIDTH = 980
/** Where words end. */
const RIGHT = 932
/** A name of so many letters fits over the shortest stage. */
const MOST_LETTERS = 10
/** Width of a letter of the days of a week. */
const LETTER = 7.2
const BOLD_LETTER = 8.5

type Size = TimelineOptions['size']

/**
 * Returns the timeline as SVG, 980 wide, in tokens: five stages, two human gates, the day of the
 * first grade. Layers are `data-step`.
 */
export function timelineSvg(options: TimelineOptions): string {
  const { size, graded, links } = options
  const day = graded ? gradeDay(graded) : ''
  const height = size === 'overview' ? 250 : 150
  const root = attributes({
    'xmlns': 'http://www.w3.org/2000/svg',
    'viewBox': `0 0 ${WIDTH} ${height}`,
    'width': WIDTH,
    'height': height,
    'role': links?.length ? 'group' : 'img',
    'aria-label': describe(day),
    'font-family': 'Inter, sans-serif',
    'font-size': 14,
    'fill': INK_2,
    'style': 'font-variant-numeric:tabular-nums',
  })
  const stages = STAGES.map((_, i) => stageGroup(i, options)).join('')
  const gates = GATES.map((gate, i) => gatePost(gate, i, options)).join('')
  if (size === 'opener')
    return `<svg${root}>${stages}<g>${gates}</g></svg>`
  const weeks = STAGES.map((_, i) => weekLabel(i, options)).join('')
  return `<svg${root}>${stages}${weeks}<g${step(size, 1)}>${gates}</g><g${step(size, 2)}>${horizon(day)}</g></svg>`
}

// -- internal --

/** Returns what a reader of the picture sees, in words. */
function describe(day: string): string {
  const names = STAGES.map(stage => stage.name.toLowerCase()).join(', ')
  const grade = day ? ` The result can first be graded on ${day}.` : ''
  return `Five stages in four weeks: ${names}. A human gate follows approval and another implementation.${grade}`
}

function step(size: Size, number: number): string {
  return size === 'overview' ? attributes({ 'data-step': number }) : ''
}

function stageGroup(i: number, options: TimelineOptions): string {
  const { size, links } = options
  const { name, from, to } = STAGES[i]!
  const drawn = stageLine(i, options) + (size === 'overview' ? leftBehind(i, options) : '')
  const link = links?.[i]
  if (!link)
    return drawn
  // An invisible area makes the whole stage a target for the pointer.
  const bottom = size === 'overview' ? 240 : LINE + 40
  const area = `<path d="M${from} ${LINE - 12}H${to}V${bottom}H${from}Z" fill="${PAPER}" fill-opacity="0"/>`
  const target = attributes({ 'href': link, 'data-stage': i + 1, 'aria-label': name })
  return `<a${target}>${area}${drawn}</a>`
}

/** A stage is lit, or passed, or still to come. */
function stageLine(i: number, { size, stage, done }: TimelineOptions): string {
  const { name, from, to } = STAGES[i]!
  const isLit = size === 'opener' && stage === i + 1
  const isPassed = size !== 'opener' || done || (stage !== undefined && i + 1 < stage)
  const look = isLit
    ? { stroke: FOCUS, width: 8, fill: FOCUS }
    : isPassed ? { stroke: INK, width: 4, fill: INK } : { stroke: CONTEXT, width: 2, fill: INK_2 }
  const path = attributes({ 'd': `M${from} ${LINE}H${to}`, 'stroke': look.stroke, 'stroke-width': look.width })
  return `<path${path}/>${text(from, LINE + 30, name, { 'font-size': 16, 'font-weight': 600, 'fill': look.fill })}`
}

/** Research and approval share a week of 180 px, so what they leave is said in a word. */
function leftBehind(i: number, { pages, owner = 'Owner', analyst = 'Analyst' }: TimelineOptions): string {
  const { from, who, leaves } = STAGES[i]!
  const page = pages?.[i]
  const names = who.map(one => one === 'owner' ? shortName(owner) : one === 'analyst' ? shortName(analyst) : one)
  return [
    text(from, LINE + 96, names.join(', '), { 'font-weight': 600, 'fill': INK }),
    text(from, LINE + 115, leaves),
    page ? text(from, LINE + 146, `slide ${page}`, { class: 'paper-only' }) : '',
  ].join('')
}

/** Returns what fits over a stage of a name: all of it, its first word or part, or the beginning of that. */
function shortName(name: string): string {
  const first = name.split(/[\s-]+/)[0]!
  const signs = signsOf(signsOf(name).length <= MOST_LETTERS ? name : first)
  return escapeHtml(signs.length <= MOST_LETTERS ? signs.join('') : `${signs.slice(0, MOST_LETTERS - 1).join('')}…`)
}

/** The first stage of a week says its days, and the number of the week where there is room for it. */
function weekLabel(i: number, { weeks }: TimelineOptions): string {
  const { week, from } = STAGES[i]!
  const days = weeks?.[week - 1]
  const isFirst = i === 0 || STAGES[i - 1]!.week !== week
  if (!days || !isFirst)
    return ''
  const next = STAGES.find(stage => stage.week === week + 1)?.from ?? WIDTH
  const inFull = `Week ${week}, ${span(days)}`
  return text(from, LINE + 52, widthOf([inFull], LETTER) < next - from - 6 ? inFull : span(days))
}

function gatePost({ x, what }: typeof GATES[number], i: number, { size, stage, done }: TimelineOptions): string {
  if (size === 'opener') {
    const isOpen = done || (stage !== undefined && stage > i + 3)
    const stroke = isOpen ? INK : CONTEXT
    return post(x, LINE - 24, stroke)
      + circle(x, LINE - 30, { 'r': 6, 'fill': isOpen ? INK : PAPER, stroke, 'stroke-width': 2 })
  }
  return [
    post(x, LINE - 72, FOCUS),
    circle(x, LINE - 72, { r: 7, fill: FOCUS }),
    text(x + 16, LINE - 67, 'Human gate', { 'font-weight': 600, 'fill': FOCUS }),
    text(x + 16, LINE - 47, what),
  ].join('')
}

/** Returns the day of the grade, its month cut where it has no room beside its post. */
function gradeDay(graded: string): string {
  const inFull = dayAndMonth(graded)
  return widthOf([inFull], BOLD_LETTER) <= RIGHT - GRADE - 16 ? inFull : shortDay(graded)
}

/** Dots run off the right edge, because the result comes after the four weeks. */
function horizon(day: string): string {
  const dots = attributes({
    'd': `M774 ${LINE}H${WIDTH}`,
    'stroke': CONTEXT,
    'stroke-width': 2,
    'stroke-dasharray': '2 6',
    'data-bleed': '',
  })
  return [
    `<path${dots}/>`,
    post(GRADE, LINE - 66, INK_2),
    circle(GRADE, LINE - 72, { 'r': 6, 'fill': PAPER, 'stroke': INK_2, 'stroke-width': 2 }),
    text(GRADE + 16, LINE - 67, day, { 'font-weight': 600 }),
    text(GRADE + 16, LINE - 47, 'first grade'),
  ].join('')
}

type Attributes = Record<string, string | number>

function attributes(values: Attributes): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${value}"`).join('')
}

function text(x: number, y: number, words: string, look: Attributes = {}): string {
  return `<text${attributes({ x, y, ...look })}>${words}</text>`
}

function circle(cx: number, cy: number, look: Attributes): string {
  return `<circle${attributes({ cx, cy, ...look })}/>`
}

/** A post stands on the stages' line and reaches a little under it. */
function post(x: number, top: number, stroke: string): string {
  return `<path${attributes({ 'd': `M${x} ${top}V${LINE + 10}`, stroke, 'stroke-width': 2 })}/>`
}

/** "9 – 13 Jun", or "30 Jun – 4 Jul" if the months differ. */
function span(days: string): string {
  const [from, to] = days.split(' to ') as [string, string]
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  return isolate(`${(isOneMonth && writeDayOnly(from)) || shortDay(from)} – ${shortDay(to)}`)
}
