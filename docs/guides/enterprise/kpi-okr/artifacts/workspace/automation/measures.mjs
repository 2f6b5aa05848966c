// The rows of the dashboard: what can be judged this morning, and what cannot yet.
import { count, percent, points } from './words.mjs'

/** What can be judged: measure, value, note. Needs the figures, the status and the specs of a morning. */
export function judged({ figures, status, specs }) {
  const window = `${count(figures.windowLost)} of ${count(figures.windowAtRisk)}; 95% interval ${percent(figures.windowLow)} to ${percent(figures.windowHigh)}`
  const work = specs.filter(({ labels }) => (labels ?? []).includes('kpi-churn'))
  return [
    ['Churn, last whole 28 days', percent(figures.windowRate), `${window}; baseline ${percent(figures.baseline)}; not the graded window`],
    ['Lost, last whole week', count(figures.lastWeekLost), figures.lastWeekSignal ? 'a signal' : 'inside the natural limits'],
    ['Specs of this key result', `${work.filter(spec => spec.status === 'completed').length} of ${work.length}`, 'completed'],
    ['Specs in all', String(status.completed), `completed; ${status.failed} failed, ${status.pending} pending`],
    ...figures.armsMature ? [['Wizard against control', `${points(figures.diff)} points`, `95% interval ${points(figures.diffLow)} to ${points(figures.diffHigh)}`]] : [],
  ]
}

/** What cannot be judged yet: a date or a reason stands where a figure would. */
export function open({ figures }) {
  return [
    ['Key result', 'not yet', `gradable on ${figures.gradedOn}, in ${figures.daysToGrading} days`],
    ['Day-7 activation after release', `${figures.activationActivated} of ${figures.activationN}`, figures.activationN === 0 ? 'no sign-up is seven days old' : 'too few yet'],
    ...figures.armsMature ? [] : [['Wizard against control', 'not yet', 'seven days are not over']],
  ]
}
