import { read } from './chant.mjs'
import { list } from './front.mjs'
import { count, share, signed } from './words.mjs'

/** Writes the report of one morning from that morning's figures: data to the end of the day before. */
export function daily(spec) {
  const [source] = list(spec, 'informed_by')
  const [target] = list(spec, 'target_files')
  const known = JSON.parse(read(source))
  return {
    perform: () => ({
      what: `report ${known.asOf}`,
      files: { [target]: report(known) },
      answer: () => [`Report of ${known.asOf}, data to ${known.knownTo}:`, ...headline(known).map(line => `- ${line}`)],
    }),
  }
}

const arm = (name, n, recovered) => `${name} ${recovered} of ${n}`
const points = rate => signed(100 * rate)

function headline(k) {
  const week = `Week ${k.lastWeekStart} to ${k.lastWeekEnd}: ${k.lastWeekLost} of ${count(k.lastWeekAtRisk)} lost`
  return [
    week,
    k.lastWeekSignal ? 'That week is a signal: outside what the weeks before the sprint led us to expect.' : 'Inside the natural limits: no evidence that churn moved.',
    k.armsMature
      ? `Stalled accounts that finished: wizard ${share(k.wizardRate)}, control ${share(k.controlRate)}`
      : 'Wizard against control: too early, read on the morning after day 7.',
  ]
}

function report(k) {
  const recovery = k.wizardN === null
    ? ['- The arms have not started']
    : k.armsMature
      ? [
          `- Stalled accounts that finished onboarding within 7 days: ${arm('wizard', k.wizardN, k.wizardRecovered)} (${share(k.wizardRate)}), ${arm('control', k.controlN, k.controlRecovered)} (${share(k.controlRate)})`,
          `- Difference ${points(k.diff)} points, 95% interval ${points(k.diffLow)} to ${points(k.diffHigh)}; arms drawn at random`,
        ]
      : [`- So far ${arm('wizard', k.wizardN, k.wizardRecovered)}, ${arm('control', k.controlN, k.controlRecovered)}: counts only, their seven days are not over`]
  return [
    `# Churn, morning of ${k.asOf}`,
    '',
    `Data to the end of ${k.knownTo}. Written by a scripted agent; merged after a named approval.`,
    '',
    '## What we know',
    '',
    `- Last whole 28 days (${k.windowStart} to ${k.windowEnd}): ${k.windowLost} of ${count(k.windowAtRisk)} lost, ${share(k.windowRate)}, 95% interval ${share(k.windowLow)} to ${share(k.windowHigh)}; the baseline was ${share(k.baseline)}, and this is not the graded window`,
    `- Last whole week (${k.lastWeekStart} to ${k.lastWeekEnd}): ${k.lastWeekLost} of ${count(k.lastWeekAtRisk)} lost, ${k.lastWeekPer1000.toFixed(1)} per 1,000; ${k.lastWeekSignal ? 'a signal' : 'inside the natural limits, so no news'}`,
    ...recovery,
    '',
    '## What we do not know yet',
    '',
    `- Whether churn moved: ${k.daysSinceRelease} days since release; graded window ${k.gradedFrom} to ${k.gradedTo}`,
    k.activationN === 0
      ? '- Day-7 activation after the release: no sign-up is seven days old yet'
      : `- Day-7 activation after the release: ${k.activationActivated} of ${k.activationN} sign-ups; too few yet`,
    '',
    '## When we will',
    '',
    `- ${k.gradedOn}: the first day on which the key result can be graded, in ${k.daysToGrading} days`,
    '',
  ].join('\n')
}
