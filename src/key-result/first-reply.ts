import type { Measure } from './measure'

/** The median hours from a ticket to its first reply: down is good. */
export const firstReply: Measure = {
  key: 'first-reply',
  unit: 'hours',
  difference: 'hours',
  up: false,
  step: 0.5,
  words: {
    noun: 'reply time',
    verb: 'cut',
    worse: 'longer',
    factor: 'lever',
    outcome: 'a longer reply time',
    compared: 'looked at by itself',
    problem: 'lets its customers wait too long for a first reply',
    units: 'tickets',
    numerator: 'hours from a ticket to its first reply, the middle one',
    denominator: 'tickets whose first two days ended in the window',
    counted: 'once, unanswered ones as still waiting',
    axis: 'First reply',
    axisUnit: 'median hours',
  },
  framed: {
    sql: {
      periods: 'first-reply-periods',
      plans: 'first-reply-plans',
      levers: 'first-reply-levers',
      arms: 'first-reply-arms',
    },
    levers: [
      { key: 'off', label: 'Opened off hours', rule: 'opened from 20:00 to 06:00 UTC or on a weekend' },
      { key: 'engineer', label: 'Needs an engineer', rule: 'about an import, an outage, a bug or performance' },
      { key: 'monday', label: 'Opened on a Monday', rule: 'opened on a Monday' },
    ],
    arms: {
      treated: 'triage',
      label: 'Triage',
      released: 'Triage released',
      what: 'median hours to the first reply since the release',
      axis: 'First reply',
      axisUnit: 'median hours since the release',
      units: 'tickets',
    },
  },
}
