import { basename } from 'node:path'
import { read } from './chant.mjs'
import { evidence } from './evidence.mjs'
import { list } from './front.mjs'
import { aligned, count, percent, signed, sum, table } from './words.mjs'

/** Reads the digests that the spec names and ranks the drivers; with the overlap cut it says what each adds. */
export function research(spec) {
  const sources = list(spec, 'informed_by')
  const [target] = list(spec, 'target_files')
  const found = evidence(Object.fromEntries(sources.map(path => [basename(path), read(path)])))
  return {
    before: [`Read ${sources.length} digests:`, ...sources.map(path => `- ${basename(path)}`)],
    perform: () => ({
      what: found.cut ? 'rank the drivers within tenure and overlap' : 'rank the drivers one by one',
      files: { [target]: report(found, sources) },
      findings: findings(found),
      answer: () => answer(found),
    }),
  }
}

const rate = d => percent(d.lost, d.atRisk)
const others = d => percent(d.otherLost, d.otherAtRisk)
const together = ({ drivers }) => sum(drivers.map(d => d.lost))
const interval = ({ low, high }) => `${low.toFixed(1)} to ${high.toFixed(1)}`

function summary({ lost, drivers, cut }) {
  if (!cut)
    return [`The three drivers together: ${together({ drivers })} of ${lost} lost (${percent(together({ drivers }), lost, 0)}).`]
  return [
    `Of ${lost} lost: ${cut.one} had one driver, ${cut.several} several, ${cut.none} none.`,
    `Added up one by one they were ${together({ drivers })}: counted twice.`,
  ]
}

function findings(found) {
  const { lost, atRisk, drivers, cut } = found
  const lines = drivers.map(d => cut
    ? `- ${d.name}: ${signed(cut.adjusted[d.key].diff)} points within tenure and the other drivers (95% interval ${interval(cut.adjusted[d.key])}); one at a time ${signed(cut.adjusted[d.key].alone)}`
    : `- ${d.name}: ${d.lost} of the lost; ${rate(d)} left, against ${others(d)} of the others`)
  return [`- ${count(lost)} of ${count(atRisk)} customers left in the window: ${percent(lost, atRisk)}`, ...lines, ...summary(found).map(line => `- ${line}`)]
}

function answer(found) {
  const { lost, atRisk, drivers, cut } = found
  const rows = cut
    ? [['driver', 'alone', 'adjusted', '95% interval'], ...drivers.map(d => [d.name, signed(cut.adjusted[d.key].alone), signed(cut.adjusted[d.key].diff), interval(cut.adjusted[d.key])])]
    : [['driver', 'lost', 'rate', 'others'], ...drivers.map(d => [d.name, `${d.lost}`, rate(d), others(d)])]
  return [`Lost: ${count(lost)} of ${count(atRisk)}, ${percent(lost, atRisk)}.`, ...summary(found), '```text', ...aligned(rows), '```']
}

function report(found, sources) {
  const { lost, atRisk, plans, tenure, drivers, reasons, cut } = found
  const rates = (title, rows) => table([title, 'At risk', 'Lost', 'Churn'], rows.map(([name, of, left]) => [name, count(of), `${left}`, percent(left, of)]))
  const header = ['Driver', 'Lost', 'At risk', 'Churn', 'Churn of the others']
  const row = d => [d.name, `${d.lost}`, count(d.atRisk), rate(d), others(d)]
  return [
    '# What goes with leaving',
    '',
    `- Lost: ${count(lost)} of ${count(atRisk)} customers in 28 days, ${percent(lost, atRisk)}`,
    `- Exit survey: ${reasons[0][0].toLowerCase()} is named most often, in ${reasons[0][1]} answers`,
    '',
    ...rates('Plan', plans),
    '',
    ...rates('Tenure', tenure),
    '',
    '## Drivers',
    '',
    ...(cut
      ? table([...header, 'Difference in points', '95% interval'], drivers.map(d => [...row(d), signed(cut.adjusted[d.key].diff), interval(cut.adjusted[d.key])]))
      : table(header, drivers.map(row))),
    '',
    ...(cut ? ['The difference compares customers of the same tenure and with the same other drivers.', '', ...table(['Driver', 'Since sign-up', 'Churn', 'Churn of the others'], cut.strata.map(([key, since, touched, rest]) => [key, since, `${touched.toFixed(1)}%`, `${rest.toFixed(1)}%`])), ''] : []),
    '## Overlap',
    '',
    ...summary(found),
    ...(cut ? ['The differences must not be added up, and they are no promise of what a fix will save.'] : [`First comes ${drivers[0].name}.`]),
    '',
    '## Sources',
    '',
    ...sources.map(path => `- ${path}`),
    '',
  ].join('\n')
}
