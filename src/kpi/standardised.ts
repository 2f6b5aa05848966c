import type { Cell, Driver } from './cells'
import type { Estimate } from './intervals'
import type { Weighted } from './weighted'
import { countOf, DRIVERS } from './cells'
import { weightedSum } from './weighted'

/**
 * Returns churn if everyone had left at the rate of those of the same tenure, and with the same
 * other drivers, whom none of the cured drivers touched: direct standardisation (Rothman, Modern
 * Epidemiology, "standardized risk"). One rate, nothing added up; it is what curing these drivers
 * would give if each were a cause, and no promise. Where nobody is left to compare with, a group
 * keeps its own rate. The interval takes the make-up of the customers as given.
 */
export function churnWithout(cells: Cell[], cured: readonly Driver[] = DRIVERS): Estimate | undefined {
  const n = countOf(cells).atRisk
  return n === 0 ? undefined : weightedSum(groupsOf(cells, cured).map(group => groupRate(group, cured, n)))
}

// -- internal --

function groupsOf(cells: Cell[], cured: readonly Driver[]): Cell[][] {
  const others = DRIVERS.filter(driver => !cured.includes(driver))
  const keyOf = (cell: Cell): string => [cell.tenure_band, ...others.map(driver => cell[driver])].join('/')
  return [...new Set(cells.map(keyOf))].map(key => cells.filter(cell => keyOf(cell) === key))
}

function groupRate(group: Cell[], cured: readonly Driver[], n: number): Weighted {
  const all = countOf(group)
  const untouched = countOf(group.filter(cell => cured.every(driver => cell[driver] === 0)))
  const { lost, atRisk } = untouched.atRisk === 0 ? all : untouched
  return { weight: all.atRisk / n, events: lost, n: atRisk }
}
