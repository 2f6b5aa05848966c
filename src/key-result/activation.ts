import type { Measure } from './measure'

/** The share of sign-ups who finish their set-up in time: up is good. */
export const activation: Measure = {
  key: 'activation',
  unit: 'percent',
  difference: 'points',
  up: true,
  step: 0.01,
  words: {
    noun: 'activation',
    verb: 'raise',
    worse: 'lower',
    factor: 'lever',
    outcome: 'a lower activation',
    compared: 'looked at by itself',
    problem: 'sees too few of its sign-ups finish setting up',
    units: 'sign-ups',
    numerator: 'sign-ups who finished set-up in time',
    denominator: 'sign-ups whose time for it ended in the window',
    counted: 'once, on the day their time is over',
    axis: 'Activated',
    axisUnit: 'share of sign-ups',
  },
  framed: {
    sql: { periods: 'activation-periods', plans: 'activation-plans', levers: 'activation-levers', arms: 'arms' },
    levers: [
      { key: 'waited', label: 'Waited for an answer', rule: 'asked support in that time and waited too long' },
      { key: 'weekend', label: 'Signed up Friday to Sunday', rule: 'signed up from Friday to Sunday' },
      { key: 'large', label: 'Larger team than most', rule: 'more seats than the median sign-up' },
    ],
    arms: {
      treated: 'wizard',
      label: 'Wizard and e-mail',
      released: 'Wizard released',
      what: 'stalled accounts that finished set-up',
      axis: 'Finished set-up',
      axisUnit: 'of accounts stalled on release day',
      units: 'accounts',
    },
  },
}
