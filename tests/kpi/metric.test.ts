import type { Engine, SqlRow } from '../../src/kpi/engine'
import type { Context, Metric } from '../../src/kpi/metric'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { fact } from '../../src/kpi/fact'
import { ask, factsOf, tablesOf } from '../../src/kpi/metric'
import { calendarOf, parseScenario } from '../../src/scenario'

interface Row { n: number }

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const bread = {
  sql: 'bread',
  tables: (rows: Row[]) => ({ bakery: rows }),
  facts: (rows: Row[]) => ({ 'bread.n': fact(rows[0]!.n, 'count', 'loaves') }),
}
const buns = {
  sql: 'buns',
  tables: (rows: Row[]) => ({ bakery: rows, buns: rows }),
}
const both = {
  sql: 'buns',
  facts: ([row]: Row[], { rowsOf }: Context) =>
    ({ 'both.n': fact(row!.n + rowsOf(bread)[0]!.n, 'count', 'loaves and buns') }),
}

describe('metrics', () => {
  const metrics = [bread, buns, both]
  let asked: string[]
  let context: Context
  beforeEach(async () => {
    asked = []
    const answers: Record<string, SqlRow[]> = { bread: [{ n: 2 }], buns: [{ n: 5 }] }
    const engine: Engine = {
      async setCalendar(sql) {
        asked.push(sql.split('\n')[0]!)
      },
      async query(name) {
        asked.push(name)
        return answers[name]!
      },
    }
    context = await ask(engine, metrics, scenario, calendarOf(scenario))
  })

  it('are asked once a file, when the calendar is set', () => {
    expect(asked).toEqual(['create table params as', 'bread', 'buns'])
  })

  it('give their facts in order, and may read the rows of another', () => {
    const facts = Object.entries(factsOf(metrics, context))
    expect(facts.map(([key, { value }]) => [key, value])).toEqual([['bread.n', 2], ['both.n', 7]])
  })

  it('give nothing that a text could not quote: a number alone, or a unit that does not exist', () => {
    const bare = { sql: 'bread', facts: (rows: Row[]) => ({ 'bread.bare': rows[0]!.n }) }
    const loaves = { sql: 'buns', facts: (rows: Row[]) => ({ 'buns.n': fact(rows[0]!.n, 'loaves' as 'count', 'buns') }) }
    const made = () => factsOf([bread, bare as object as Metric<Row>, loaves], context)
    expect(made).toThrow('artifacts/2-kpi/bread.sql: its fact bread.bare has no unit (make it with fact() of src/kpi/fact.ts; units: percent, ')
    expect(made).toThrow('artifacts/2-kpi/buns.sql: its fact buns.n has a unit "loaves" that does not exist')
  })

  it('share a table of one name', () => {
    expect(tablesOf([bread, buns], context)).toEqual({ bakery: [{ n: 2 }, { n: 5 }], buns: [{ n: 5 }] })
  })
})
