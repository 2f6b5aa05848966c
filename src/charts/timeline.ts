import { CONTEXT, FOCUS, INK, INK_2, PAPER } from './tokens'

export interface TimelineOptions {
  /** `cover` has dates and gates; `opener` lights one stage; `overview` says what each stage leaves, and links. */
  size: 'cover' | 'opener' | 'overview'
  /** The stage that is lit, 1 to 5. */
  stage?: number
  /** True if every stage lies behind. */
  done?: boolean
  /** Working days of the four weeks, "2026-01-19 to 2026-01-23". */
  weeks?: string[]
  /** First day of grading, "2026-04-01". */
  graded?: string
  /** Where a stage leads, stage by stage. */
  links?: string[]
  /** Page numbers for paper, stage by stage. */
  pages?: number[]
}

/** The five stages, the week each belongs to, and what it leaves in git. */
export const STAGES = [
  { name: 'Data ingestion', week: 1, from: 48, to: 224, who: 'Mike', leaves: 'three digests' },
  { name: 'Research', week: 2, from: 232, to: 314, who: 'Agent', leaves: 'findings' },
  { name: 'Approval', week: 2, from: 322, to: 404, who: 'Sarah', leaves: 'decisions' },
  { name: 'Implementation', week: 3, from: 412, to: 584, who: 'Agents', leaves: 'three pieces of work' },
  { name: 'Reporting', week: 4, from: 592, to: 764, who: 'Agent, Mike', leaves: 'a report every day' },
] as const

const GATES = [{ x: 408, what: 'finding approved' }, { x: 588, what: 'merges approved' }]
const GRADE = 838
const LINE = 88 // y of the line below the top of the picture; a gate rises 72 above it

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/**
 * Returns the timeline as SVG, 980 wide, in tokens: five stages, two human gates, the day of the
 * first grade. Layers are `data-step`.
 */
export function timelineSvg(options: TimelineOptions): string {
  const { size, graded } = options
  const height = size === 'overview' ? 250 : 150
  const day = graded ? dayAndMonth(graded) : ''
  const description = `Five stages in four weeks: ${STAGES.map(stage => stage.name.toLowerCase()).join(', ')}. A human gate follows approval and another implementation.${day ? ` The result can first be graded on ${day}.` : ''}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 ${height}" width="980" height="${height}" role="${options.links?.length ? 'group' : 'img'}" aria-label="${description}" font-family="Inter, sans-serif" font-size="14" fill="${INK_2}" style="font-variant-numeric:tabular-nums">${
    STAGES.map((_, i) => stageGroup(i, options)).join('')
  }${size === 'opener' ? '' : STAGES.map((_, i) => weekLabel(i, options)).join('')
  }<g${stepOf(size, 1)}>${GATES.map((gate, i) => gatePost(gate, i, options)).join('')}</g>${
    size === 'opener' ? '' : `<g${stepOf(size, 2)}>${horizon(day)}</g>`}</svg>`
}

function stepOf(size: TimelineOptions['size'], step: number): string {
  return size === 'overview' ? ` data-step="${step}"` : ''
}

function stageGroup(i: number, { size, stage, done, links, pages }: TimelineOptions): string {
  const { name, from, to, who, leaves } = STAGES[i]!
  const lit = size === 'opener' && stage === i + 1
  const passed = size !== 'opener' || done || (stage !== undefined && i + 1 < stage)
  const stroke = lit ? FOCUS : passed ? INK : CONTEXT
  const fill = lit ? FOCUS : passed ? INK : INK_2
  const drawn = `<path d="M${from} ${LINE}H${to}" stroke="${stroke}" stroke-width="${lit ? 8 : size === 'opener' && !passed ? 2 : 4}"/><text x="${from}" y="${LINE + 30}" font-size="16" font-weight="600" fill="${fill}">${name}</text>`
  const more = size === 'overview' ? leftBehind(from, who, leaves, pages?.[i]) : ''
  const hit = `<path d="M${from} ${LINE - 12}H${to}V${size === 'overview' ? 240 : LINE + 40}H${from}Z" fill="${PAPER}" fill-opacity="0"/>`
  return links?.[i] ? `<a href="${links[i]}" data-stage="${i + 1}" aria-label="${name}">${hit}${drawn}${more}</a>` : drawn + more
}

/** Research and approval share a week of 180 px, so what they leave is said in a word. */
function leftBehind(x: number, who: string, leaves: string, page?: number): string {
  const lines = [`<text x="${x}" y="${LINE + 96}" font-weight="600" fill="${INK}">${who}</text>`, `<text x="${x}" y="${LINE + 115}">${leaves}</text>`]
  return `${lines.join('')}${page ? `<text x="${x}" y="${LINE + 146}" class="paper-only">slide ${page}</text>` : ''}`
}

function weekLabel(i: number, { weeks }: TimelineOptions): string {
  const { week, from } = STAGES[i]!
  const days = weeks?.[week - 1]
  return days && (i === 0 || STAGES[i - 1]!.week !== week) ? `<text x="${from}" y="${LINE + 52}">Week ${week}, ${span(days)}</text>` : ''
}

function gatePost({ x, what }: typeof GATES[number], i: number, { size, stage, done }: TimelineOptions): string {
  if (size === 'opener') {
    const open = done || (stage !== undefined && stage > i + 3)
    return `<path d="M${x} ${LINE - 24}V${LINE + 10}" stroke="${open ? INK : CONTEXT}" stroke-width="2"/><circle cx="${x}" cy="${LINE - 30}" r="6" fill="${open ? INK : PAPER}" stroke="${open ? INK : CONTEXT}" stroke-width="2"/>`
  }
  return `<path d="M${x} ${LINE - 72}V${LINE + 10}" stroke="${FOCUS}" stroke-width="2"/><circle cx="${x}" cy="${LINE - 72}" r="7" fill="${FOCUS}"/><text x="${x + 16}" y="${LINE - 67}" font-weight="600" fill="${FOCUS}">Human gate</text><text x="${x + 16}" y="${LINE - 47}">${what}</text>`
}

/** Dots run off the right edge: the honest end is in the picture. */
function horizon(day: string): string {
  return `<path d="M774 ${LINE}H980" stroke="${CONTEXT}" stroke-width="2" stroke-dasharray="2 6" data-bleed=""/><path d="M${GRADE} ${LINE - 66}V${LINE + 10}" stroke="${INK_2}" stroke-width="2"/><circle cx="${GRADE}" cy="${LINE - 72}" r="6" fill="${PAPER}" stroke="${INK_2}" stroke-width="2"/><text x="${GRADE + 16}" y="${LINE - 67}" font-weight="600">${day}</text><text x="${GRADE + 16}" y="${LINE - 47}">first grade</text>`
}

/** "19 – 23 Jan", or "26 Jan – 6 Feb" if the months differ. */
function span(days: string): string {
  const [from, to] = days.split(' to ') as [string, string]
  const short = (iso: string) => `${Number(iso.slice(8))}\u00A0${MONTHS[Number(iso.slice(5, 7)) - 1]!.slice(0, 3)}`
  return `${from.slice(0, 7) === to.slice(0, 7) ? Number(from.slice(8)) : short(from)} – ${short(to)}`
}

function dayAndMonth(iso: string): string {
  return `${Number(iso.slice(8))}\u00A0${MONTHS[Number(iso.slice(5, 7)) - 1]}`
}
