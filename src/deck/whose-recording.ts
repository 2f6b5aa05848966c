import type { Facts } from '../facts'

/** Components that show a recording on the face of a slide. */
const RECORDED = [
  'ApprovalThread',
  'Branches',
  'BranchesFailed',
  'Checkout',
  'CommandDiff',
  'CommandRows',
  'CommitLog',
  'ConfigLine',
  'MorningMessages',
  'PeopleDots',
  'QuestionFile',
  'Refusal',
  'RunLedger',
  'SpecFile',
  'Transcript',
  'TwoReports',
]
const RE_RECORDED = new RegExp(`^<(?:${RECORDED.join('|')})\\b`)

/** What the recording tells beside what the scenario tells. */
const SAME = [
  ['story.company', 'company.name'],
  ['story.owner', 'people.owner.name'],
  ['story.analyst', 'people.analyst.name'],
  ['step.init', 'calendar.start'],
] as const

/** Whether the recordings are of the company, the people and the days of the scenario. */
function isOwnRecording(facts: Facts): boolean {
  return SAME.every(([recorded, told]) => facts[recorded] === undefined || facts[recorded].value === facts[told]?.value)
}

/**
 * Returns the text of a file of the deck in which each slide that shows a recording says whose it is, if it is not
 * of this scenario: in its source line, or in one of its own. Lines stay lines.
 */
export function sayWhose(text: string, facts: Facts): string {
  if (isOwnRecording(facts))
    return text
  let shows = false
  let isFace = true
  return text.split('\n').map((line, i, lines) => {
    if (line === '---' || line === '::guide::') {
      shows &&= line !== '---'
      isFace = line === '---'
    }
    shows ||= isFace && RE_RECORDED.test(line)
    return shows && isFace && lines[i - 2] === '::source::' ? `Recorded at {{ story.company }}. ${line}` : line
  }).join('\n')
}
