import { markdownTable } from '../../packages/slidev-companion/src/guide/table'
import { timelineSvg } from '../charts/timeline'
import { formatFact } from '../facts'

const STAGES = [['Data ingestion', 0, ''], ['Research', 1, ''], ['Approval', 1, 'the finding, before any work follows from it'], ['Implementation', 2, 'each piece, before it merges'], ['Reporting', 3, '']] as const

/** The four weeks as a picture of its own, for the guide. */
export function phasesSvg(weeks: string, graded: string): string {
  return timelineSvg({ size: 'overview', weeks: weekList(weeks), graded })
    .replace(/(<svg\b[^>]*>)/, '$1<rect width="100%" height="100%" rx="6" fill="#fff"/>')
    .replace('Inter, sans-serif', 'Inter, Helvetica Neue, Arial, sans-serif')
}

/** The same as a table: it can be read aloud, and its stages lead to their pages. */
export function phasesTable(weeks: string, graded: string, links: string[]): string {
  const days = weekList(weeks).map(week => formatFact({ value: week.replace(' to ', '/'), unit: 'dates', what: '' }))
  const rows = STAGES.map(([name, week, gate], i) => [`Week ${week + 1}`, days[week] ?? '', links[i] ? `[${name}](/${links[i]})` : name, gate])
  return markdownTable(['When', 'Days', 'Stage', 'A named person approves'], [...rows, ['Later', formatFact({ value: graded, unit: 'date', what: '' }), 'First grade of the key result', '']])
}

function weekList(weeks: string): string[] {
  return weeks.split(',').map(week => week.trim())
}
