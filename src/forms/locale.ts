import type { Facts } from '../facts'
import { HOUSE, localeOf } from '../locale'

/** Returns what reads the scenario's locale out of the results, when it is first asked for. */
export function localeFrom(read: (path: string) => string | undefined): () => string {
  let locale: string | undefined
  return () => locale ??= localeIn(read('2-kpi/results.json'))
}

// -- internal --

function localeIn(results: string | undefined): string {
  return results === undefined ? HOUSE : localeOf((JSON.parse(results) as { facts: Facts }).facts)
}
