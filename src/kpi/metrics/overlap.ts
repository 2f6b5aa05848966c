import type { Fact, Facts } from '../../facts'
import type { Cell } from '../cells'
import type { Origin } from '../fact'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { capital } from '../../form'
import { countOf, DRIVERS, isRecorded } from '../cells'
import { fact, merged } from '../fact'
import { shareOf } from '../intervals'

export { type Row, sql } from './drivers'

/** A region of the three sets; `lost` sums to the baseline's lost, `atRisk` to its at risk. */
export interface OverlapRow {
  key: string
  onboarding: boolean
  reply: boolean
  integration: boolean
  lost: number
  atRisk: number
  rate: Known
}

const NAIVE = 'the three drivers\' lost customers added up: more than there are, so never a total'

/**
 * Returns the eight regions of the three sets, the largest first; they add up to the baseline. A
 * driver that touched nobody was not recorded: then nobody knows who was in which region, and there
 * is none.
 */
export function tables(cells: Cell[]): { overlap: OverlapRow[] } {
  return { overlap: isRecorded(cells) ? regionsOf(cells) : [] }
}

function regionsOf(cells: Cell[]): OverlapRow[] {
  const overlap = Array.from({ length: 8 }, (_, bits) => regionOf(cells, bits))
  return overlap.sort((a, b) => b.lost - a.lost || a.key.localeCompare(b.key))
}

/** Returns how the drivers overlap. */
export function facts(cells: Cell[], { window }: Context): Facts {
  const overlap = regionsOf(cells)
  const from = { query: 'drivers.sql', window }
  const all = {
    ...merged(overlap.map(row => regionFacts(row, from))),
    ...sharedFacts(overlap, from),
    'overlap.naiveSum': fact(sumOf(overlap, numberOf), 'count', NAIVE, from),
  }
  return isRecorded(cells) ? all : unknown(all)
}

// -- internal --

/** Returns the same facts without their values. */
function unknown(facts: Facts): Facts {
  const why = 'a driver was recorded for nobody'
  return Object.fromEntries(Object.entries(facts).map(([key, one]) => [key, { ...one, value: null, why }]))
}

function regionOf(cells: Cell[], bits: number): OverlapRow {
  const sets = { onboarding: (bits & 4) > 0, reply: (bits & 2) > 0, integration: (bits & 1) > 0 }
  const here = cells.filter(cell => DRIVERS.every(name => cell[name] === Number(sets[name])))
  const { atRisk, lost } = countOf(here)
  return { key: regionKey(DRIVERS.filter(name => sets[name])), ...sets, lost, atRisk, rate: shareOf(lost, atRisk) }
}

function regionKey([first = 'none', ...rest]: string[]): string {
  return first + rest.map(capital).join('')
}

function regionFacts({ key, lost, atRisk }: OverlapRow, from: Origin): Facts {
  const what = `lost customers in the region ${key} of the three drivers`
  return { [`overlap.${key}`]: fact(lost, 'count', what, { ...from, n: atRisk }) }
}

function sharedFacts(overlap: OverlapRow[], from: Origin): Facts {
  const lost = sumOf(overlap, () => 1)
  const onboarding = sumOf(overlap, row => row.onboarding)
  const reply = sumOf(overlap, row => row.reply)
  const both = sumOf(overlap, row => row.onboarding && row.reply)
  const several = sumOf(overlap, row => numberOf(row) > 1)
  const none = sumOf(overlap, row => numberOf(row) === 0)
  const share = (part: number, n: number, what: string): Fact =>
    fact(shareOf(part, n), 'percent', `share of the lost ${what}`, { ...from, n })
  const count = (value: number, what: string): Fact => fact(value, 'count', `lost customers ${what}`, from)
  return {
    'overlap.onboardingAlsoReply':
      share(both, onboarding, 'with unfinished onboarding who also waited for an urgent reply'),
    'overlap.onboardingAlsoReplyLost': count(both, 'touched by both'),
    'overlap.replyAlsoOnboarding': share(both, reply, 'who waited for an urgent reply and had not finished onboarding'),
    'overlap.several': count(several, 'touched by more than one driver'),
    'overlap.severalShare': share(several, lost, 'touched by more than one driver'),
    'overlap.noneShare': share(none, lost, 'whom none of the three touched'),
    'overlap.any': count(lost - none, 'whom at least one driver touched'),
  }
}

/** How many drivers touched a region. */
function numberOf(row: OverlapRow): number {
  return DRIVERS.filter(name => row[name]).length
}

function sumOf(overlap: OverlapRow[], times: (row: OverlapRow) => number | boolean): number {
  return overlap.reduce((sum, row) => sum + row.lost * Number(times(row)), 0)
}
