import type { Facts } from '../../facts'
import type { Framed, Measure } from '../../key-result'
import type { Origin } from '../fact'
import type { Context, Metric } from '../metric'
import type { Counted, EstimateRow } from './estimate'
import { isoSpan } from '../../days'
import { fact, isClear, verdictOf, withInterval } from '../fact'
import { differenceOf } from '../intervals'
import { estimateOf, intervalOf, methodOf } from './estimate'

/** Rows of arms.sql count accounts that recovered; those of other measures are of the frame's own form. */
type Row = { arm: string } & (Counted | { n: number, recovered: number })

export interface KeyArmRow extends EstimateRow { arm: string, label: string }

const DIFFERENCE = 'difference of two estimates, 95 % interval (Zou and Donner 2008; of shares Newcombe 1998)'

/** Returns the metric of the random arms: the treated one, the control, and the difference. */
export function arms(measure: Measure, { sql: { arms: sql }, arms: told }: Framed): Metric<Row> {
  const armRows = (rows: Row[]): [KeyArmRow, KeyArmRow] => [
    armRow(rows, told.treated, told.label),
    armRow(rows, 'control', 'Control'),
  ]
  return {
    sql,
    tables: (rows): { keyArms: KeyArmRow[] } => ({ keyArms: armRows(rows) }),
    facts(rows, context) {
      const [treated, control] = armRows(rows)
      const from: Origin = { query: `${sql}.sql`, window: windowOf(measure, context), method: methodOf(measure) }
      return {
        ...armFacts('kr.arms.treated', treated, measure, told, from),
        ...armFacts('kr.arms.control', control, measure, told, from),
        ...differenceFacts(treated, control, measure, told, from),
      }
    },
  }
}

// -- internal --

function armRow(rows: Row[], arm: string, label: string): KeyArmRow {
  const row = rows.find(one => one.arm === arm)
  return { arm, label, ...estimateOf(row && 'recovered' in row ? { n: row.n, hits: row.recovered } : row) }
}

/** Release day and the days after it in which recovery counts; of replies, all days since. */
function windowOf({ unit }: Measure, { calendar, scenario }: Context): string {
  const { release, lastDay } = calendar
  return isoSpan(release, unit === 'percent' ? release + scenario.experiment.recoveryDays : lastDay)
}

function armFacts(key: string, row: KeyArmRow, { unit }: Measure, told: Framed['arms'], from: Origin): Facts {
  const own = { ...from, n: row.n }
  return {
    [`${key}.label`]: fact(row.label, 'text', 'name of the arm'),
    ...withInterval(`${key}.value`, row, unit, `${told.what}, ${row.label}`, own),
    [`${key}.n`]: fact(row.n, 'count', `${told.units} of the arm`, own),
    ...row.hits === null ? {} : { [`${key}.hits`]: fact(row.hits, 'count', `of them, ${told.what}`, own) },
  }
}

function differenceFacts(
  treated: KeyArmRow,
  control: KeyArmRow,
  { up, difference }: Measure,
  { what, units }: Framed['arms'],
  from: Origin,
): Facts {
  const n = treated.n + control.n
  const diff = differenceOf(intervalOf(treated), intervalOf(control))
  const own = { ...from, n, method: DIFFERENCE }
  return {
    ...withInterval('kr.arms.diff', diff, difference, `${what}: treated minus control`, own),
    'kr.arms.n': fact(n, 'count', `${units} in both arms`, own),
    'kr.arms.verdict': verdictOf(diff, up),
    'kr.arms.clear': fact(isClear(diff, up) ? 1 : 0, 'count', '1 if the treated arm is better', own),
  }
}
