import type { Cell } from './cells'
import { countOf, DRIVERS } from './cells'

/**
 * Returns how many customers would have left if everyone had left at the rate of those of the same
 * tenure whom no driver touched: direct standardisation (Rothman, Modern Epidemiology,
 * "standardized risk"). One count, nothing added up; it is what curing all three would give if each
 * were a cause, and no promise.
 */
export function lossesWithoutDrivers(cells: Cell[]): number {
  const bands = [...new Set(cells.map(cell => cell.tenure_band))]
  return bands.reduce((total, band) => total + lossesOf(cells.filter(cell => cell.tenure_band === band)), 0)
}

function lossesOf(band: Cell[]): number {
  const all = countOf(band)
  const untouched = countOf(band.filter(cell => DRIVERS.every(driver => cell[driver] === 0)))
  return untouched.atRisk === 0 ? all.lost : all.atRisk * untouched.lost / untouched.atRisk
}
