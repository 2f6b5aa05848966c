import { markdownTable } from '../../packages/slidev-companion/src/guide/table'
import { STAGES, timelineSvg } from '../charts/timeline'
import { formatFact } from '../facts'

/** What a named person approves at the end of a stage. */
const GATES: Record<string, string> = {
  Approval: 'the finding, before any work follows from it',
  Implementation: 'each piece, before it merges',
}

interface Phases { weeks?: string, graded?: string, owner?: string, analyst?: string }

/** The four weeks as a picture of its own, for the guide. */
export function phasesSvg({ weeks = '', graded = '', owner, analyst }: Phases): string {
  return timelineSvg({ size: 'overview', weeks: weekList(weeks), graded, owner, analyst })
    .replace(/(<svg\b[^>]*>)/, '$1<rect width="100%" height="100%" rx="6" fill="#fff"/>')
    .replace('Inter, sans-serif', 'Inter, Helvetica Neue, Arial, sans-serif')
}

/** The same as a table: it can be read aloud, and its stages lead to their pages. */
export function phasesTable(weeks: string, graded: string, links: string[]): string {
  const days = weekList(weeks).map(week =>
    formatFact({ value: week.replace(' to ', '/'), unit: 'dates', what: '' }),
  )
  const rows = STAGES.map(({ name, week }, i) => [
    `Week ${week}`,
    days[week - 1] ?? '',
    links[i] ? `[${name}](/${links[i]})` : name,
    GATES[name] ?? '',
  ])
  return markdownTable(
    ['When', 'Days', 'Stage', 'A named person approves'],
    [
      ...rows,
      [
        'Later',
        formatFact({ value: graded, unit: 'date', what: '' }),
        'First grade of the key result',
        '',
      ],
    ],
  )
}

function weekList(weeks: string): string[] {
  return weeks.split(',').map(week => week.trim())
}
