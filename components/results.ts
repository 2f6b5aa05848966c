import type { Fact, Style } from '../src/facts'
import type { Results } from '../src/kpi/results'
import json from '../artifacts/2-kpi/results.json'
import { formatFact, formatRange } from '../src/facts'
import { isolate } from '../src/isolate'
import { inLocale, localeOf } from '../src/locale'

const results = json as unknown as Results

/** The facts of the results; those of a recording are in artifacts.ts. */
export const facts = results.facts

/** The tables of the results, for pictures that change with a slider. */
export const tables = results.tables

/** Runs `work` with numbers and dates in the customs of the scenario's locale. */
export function inOurLocale<T>(work: () => T): T {
  return inLocale(localeOf(results.facts), work)
}

/** A fact as the reader sees it. */
export function shown(key: string, ...as: Style[]): string {
  return isolate(inOurLocale(() => formatFact(results.facts[key]!, { as })))
}

/** A value in a fact's unit as the reader sees it: shownAs(0.149, 'points', 'signed') is "+14.9 points". */
export function shownAs(value: Fact['value'], unit: Fact['unit'], ...as: Style[]): string {
  return isolate(inOurLocale(() => formatFact({ value, unit, what: '' }, { as })))
}

/** An interval in a fact's unit as the reader sees it: shownRange(0.058, 0.075, 'percent') is "5.8–7.5 %". */
export function shownRange(low: number | null, high: number | null, unit: Fact['unit'], ...as: Style[]): string {
  const [from, to] = [low, high].map(value => ({ value, unit, what: '' }))
  return isolate(inOurLocale(() => formatRange(from!, to!, { as })))
}
