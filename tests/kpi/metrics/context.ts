import type { Context } from '../../../src/kpi/metric'
import { calendarOf, parseScenario } from '../../../src/scenario'
import { ACME } from '../../acme'

/** What a metric may need of Acme besides its rows. */
export function acmeContext(): Context {
  const scenario = parseScenario(ACME)
  return { scenario, calendar: calendarOf(scenario), window: '2025-12-19/2026-01-15', rowsOf: () => [] }
}
