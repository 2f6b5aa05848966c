import type { Scenario } from '../scenario'
import type { SqlRow } from './engine'
import type { Stratum } from './intervals'
import type { AdjustedRow, DriverRow, OverlapRow, StratumRow } from './results'
import { mantelHaenszel, newcombe, shareOf } from './intervals'
import { rateRow } from './tables'

export const DRIVERS = ['onboarding', 'reply', 'integration'] as const
type Driver = typeof DRIVERS[number]

export const DRIVER_LABELS: Record<Driver, string> = {
  onboarding: 'Onboarding not finished in time',
  reply: 'Urgent ticket waited too long',
  integration: 'Asked for a missing integration',
}

interface Counts { atRisk: number, lost: number }

/** Returns each driver on its own: those whom it touched against all others. */
export function driverRows(cells: SqlRow[]): DriverRow[] {
  const all = count(cells)
  return DRIVERS.map((key) => {
    const touched = count(cells.filter(cell => cell[key] === 1))
    const other = count(cells.filter(cell => cell[key] === 0))
    const { value, low, high } = newcombe(touched.lost, touched.atRisk, other.lost, other.atRisk)
    return {
      key,
      label: DRIVER_LABELS[key],
      ...touched,
      rate: shareOf(touched.lost, touched.atRisk),
      otherLost: other.lost,
      otherAtRisk: other.atRisk,
      otherRate: shareOf(other.lost, other.atRisk),
      diff: value,
      low,
      high,
      share: touched.atRisk === 0 ? null : shareOf(touched.lost, all.lost),
    }
  })
}

/** Returns the eight regions of the three sets; they add up to the baseline. */
export function overlapRows(cells: SqlRow[]): OverlapRow[] {
  return Array.from({ length: 8 }, (_, bits) => {
    const onboarding = (bits & 4) > 0
    const reply = (bits & 2) > 0
    const integration = (bits & 1) > 0
    const names = DRIVERS.filter((_, i) => (bits & (4 >> i)) > 0)
    const { atRisk, lost } = count(cells.filter(cell => cell.onboarding === Number(onboarding) && cell.reply === Number(reply) && cell.integration === Number(integration)))
    return { key: regionKey(names), onboarding, reply, integration, lost, atRisk, rate: shareOf(lost, atRisk) }
  }).sort((a, b) => b.lost - a.lost || a.key.localeCompare(b.key))
}

/** Returns each driver again, now within strata of tenure and the other two drivers, beside its crude value. */
export function adjustedRows(cells: SqlRow[], crude: DriverRow[]): AdjustedRow[] {
  return crude.map(({ key, label, diff, low: crudeLow, high: crudeHigh }) => {
    const strata = strataOf(cells, key)
    const { value, low, high } = mantelHaenszel(strata)
    return { key, label, crude: diff, crudeLow, crudeHigh, adjusted: value, low, high, strata: strata.filter(({ exposed, other }) => exposed > 0 && other > 0).length }
  })
}

/** Returns each driver within each band of tenure: the table that shows why the crude value is too large. */
export function stratumRows(cells: SqlRow[], { tenure: bands }: Scenario): StratumRow[] {
  return DRIVERS.flatMap(key => bands.map(({ label: tenure }, i) => {
    const band = cells.filter(cell => cell.tenure_band === i + 1)
    const exposed = count(band.filter(cell => cell[key] === 1))
    const other = count(band.filter(cell => cell[key] === 0))
    return { key, tenure, exposedAtRisk: exposed.atRisk, exposedLost: exposed.lost, exposedRate: shareOf(exposed.lost, exposed.atRisk), ...rateRow(other.atRisk, other.lost) }
  }))
}

/**
 * Returns how many customers would have left if everyone had left at the rate of those of the same tenure whom no driver touched:
 * direct standardisation (Rothman, Modern Epidemiology, "standardized risk"). One count, nothing added up; it is what curing all three would
 * give if each were a cause, and no promise.
 */
export function lossesWithoutDrivers(cells: SqlRow[]): number {
  const bands = [...new Set(cells.map(cell => cell.tenure_band))]
  return bands.reduce<number>((total, band) => {
    const here = cells.filter(cell => cell.tenure_band === band)
    const untouched = count(here.filter(cell => DRIVERS.every(driver => cell[driver] === 0)))
    return total + (untouched.atRisk === 0 ? count(here).lost : count(here).atRisk * untouched.lost / untouched.atRisk)
  }, 0)
}

// -- internal --

function regionKey(names: string[]): string {
  return names.length === 0 ? 'none' : names.map((name, i) => i === 0 ? name : name[0]!.toUpperCase() + name.slice(1)).join('')
}

function strataOf(cells: SqlRow[], driver: Driver): Stratum[] {
  const others = DRIVERS.filter(name => name !== driver)
  const keyOf = (cell: SqlRow): string => [cell.tenure_band, ...others.map(name => cell[name])].join('/')
  return [...new Set(cells.map(keyOf))].sort().map((key) => {
    const here = cells.filter(cell => keyOf(cell) === key)
    const exposed = count(here.filter(cell => cell[driver] === 1))
    const other = count(here.filter(cell => cell[driver] === 0))
    return { exposed: exposed.atRisk, exposedEvents: exposed.lost, other: other.atRisk, otherEvents: other.lost }
  })
}

function count(cells: SqlRow[]): Counts {
  return cells.reduce<Counts>((sum, cell) => ({ atRisk: sum.atRisk + Number(cell.at_risk), lost: sum.lost + Number(cell.lost) }), { atRisk: 0, lost: 0 })
}
