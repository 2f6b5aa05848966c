import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { openDuckdb } from '../../src/effects/kpi/duckdb'
import { root } from '../deck/own-deck'

// Where somebody keeps the data is a name like any other: SQL and patterns must not read it as theirs.
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duckdb-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(['O\'Brien', 'a $& b $\' c $$', 'data [1]', 'star * and ?', 'x\'); drop table a; --', 'line;\nend', '{{dir}}'])('reads the CSV files of a folder that is called %j', async (name) => {
  const data = join(folder, name)
  cpSync(join(root, 'artifacts/1-data'), data, { recursive: true })
  const engine = await openDuckdb(data, join(root, 'artifacts/2-kpi'))
  engine.close()
})

it('reads no file of a folder that a name with a star would match', async () => {
  const sql = join(root, 'artifacts/2-kpi')
  cpSync(join(root, 'artifacts/1-data'), join(folder, 'own *'), { recursive: true })
  mkdirSync(join(folder, 'own foreign'))
  writeFileSync(join(folder, 'own foreign/customers.csv'), 'customer_id,plan,arm,seats,mrr,signed_up_on,onboarded_on,cancelled_on\nX,a,b,no number,1,2026-01-01,,\n')
  const engine = await openDuckdb(join(folder, 'own *'), sql)
  engine.close()
})
