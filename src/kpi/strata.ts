import type { Cell, Driver } from './cells'
import type { Stratum } from './intervals'
import { DRIVERS, split } from './cells'

/**
 * Returns the customers of these cells by what else is true of them: the other drivers and the columns of `by`; in
 * each such stratum those whom the driver touched, and those whom it did not.
 */
export function strataOf<Row extends Cell>(cells: Row[], driver: Driver, by: readonly (keyof Row)[]): Stratum[] {
  const columns: readonly (keyof Row)[] = [...by, ...DRIVERS.filter(name => name !== driver)]
  const keyOf = (cell: Row): string => JSON.stringify(columns.map(column => cell[column]))
  return [...new Set(cells.map(keyOf))].sort().map((key) => {
    const { touched, other } = split(cells.filter(cell => keyOf(cell) === key), driver)
    return { exposed: touched.atRisk, exposedEvents: touched.lost, other: other.atRisk, otherEvents: other.lost }
  })
}

/** Returns whether a stratum compares: it has customers on both sides. */
export function isCompared({ exposed, other }: Stratum): boolean {
  return exposed > 0 && other > 0
}
