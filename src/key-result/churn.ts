import type { Measure } from './measure'

/** The share of customers who leave in a window: today's key result, whose pack is in src/kpi/metrics. */
export const churn: Measure = {
  key: 'churn',
  unit: 'percent',
  difference: 'points',
  up: false,
  step: 0.005,
  words: {
    noun: 'churn',
    verb: 'reduce',
    worse: 'higher',
    factor: 'churn driver',
    outcome: 'leaving',
    compared: 'after like has been compared with like',
    problem: 'loses too many customers',
    units: 'customers',
    numerator: 'customers who cancelled inside the window',
    denominator: 'customers active at its start',
    counted: 'later joiners are not counted',
    axis: 'Customers lost',
    axisUnit: 'share of customers at the start',
  },
}
