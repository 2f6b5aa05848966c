import type { Results } from '../../src/kpi/results'
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/generate'
import { buildGuide } from '../../src/effects/deck/guide'
import { buildArtifacts, explainOwnData, writeArtifacts } from '../../src/effects/kpi/artifacts'
import { parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

const CASES = 'tests/data/cases'
const dataset = generateDataset(parseScenario(ACME))
/** The scenario of the firm with eight customers. */
const EIGHT = ACME.replace('customers: 5000 ', 'customers: 8 ').replace('baseline: 0.08 ', 'baseline: 0.125 ')

describe('npm run artifacts -- --data', () => {
  let root: string
  const mine = (name: string): string => join(root, 'mine', name)
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'own-data-'))
    mkdirSync(join(root, 'artifacts'))
    mkdirSync(join(root, 'mine'))
    for (const [name, text] of Object.entries(dataset))
      writeFileSync(mine(`${name}.csv`), text)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  async function build(dataDir: string, scenario = ACME): Promise<Record<string, string>> {
    writeFileSync(join(root, 'artifacts/scenario.yaml'), scenario)
    return buildArtifacts({ root, dataDir })
  }
  const edit = (name: string, change: (text: string) => string | Buffer): void => writeFileSync(mine(name), change(readFileSync(mine(name), 'utf8')))
  const failure = (dataDir: string, scenario?: string): Promise<string> => build(dataDir, scenario).then(() => '', (error: Error) => error.message)

  it('refuses data that end before the calendar: the last day in them, and the day asked for', async () => {
    expect(await failure(`${CASES}/20-data-of-another-time/data`)).toContain('/customers.csv:4: the last day in it is 2024-01-12, the calendar asks for data to 2026-02-12')
  })

  it('refuses its own data cut off eighteen days, one day, or in one file only', async () => {
    const cut = (day: string) => (text: string): string => text.split('\n').filter((row, i) => i === 0 || row.split(',')[4]! <= day).map(row => row.replace(/,(2026-\d\d-\d\d)(?=,)/g, (cell, at: string) => at <= day ? cell : ',')).join('\n')
    const customers = readFileSync(mine('customers.csv'), 'utf8')
    for (const day of ['2026-01-25', '2026-02-11']) {
      edit('customers.csv', () => cut(day)(customers).replaceAll(/,(wizard|control)$/gm, ',none'))
      expect((await failure(join(root, 'mine'))).split('\n')[0]).toContain(`: the last day in it is ${day}, the calendar asks for data to 2026-02-12`)
    }
    edit('customers.csv', () => customers)
    edit('tickets.csv', text => text.split('\n').filter((row, i) => i === 0 || row.split(',')[2]! < '2026-02-02').join('\n'))
    expect(await failure(join(root, 'mine'))).toMatch(/^[^\n]*\/tickets\.csv:\d+: the last day in it is 2026-02-01, the calendar asks for data to 2026-02-12[^\n]*$/)
  })

  it('refuses a firm that is younger than the frozen weeks', async () => {
    expect(await failure(`${CASES}/21-firm-younger-than-the-frozen-weeks/data`)).toMatch(/\/customers\.csv:2: nobody is a customer before 2025-12-01 \(the limits need 14 weeks from 2025-10-10\)$/)
  })

  it('reads lines that end by turns in CRLF and LF, and gives what plain lines give', async () => {
    const results = async (name: string): Promise<string> => (await build(`${CASES}/${name}/data`, EIGHT))['2-kpi/results.json']!
    const mixed = await results('23-mixed-line-ends')
    expect(mixed).toContain('"churn.baseline.rate"')
    expect(mixed === await results('22-no-data-is-not-certainty')).toBe(true)
  })

  it('says nothing of what was not counted: no rate, no state, no sentence, no picture', async () => {
    const files = await build(`${CASES}/22-no-data-is-not-certainty/data`, EIGHT)
    const { facts, tables } = JSON.parse(files['2-kpi/results.json']!) as Results
    for (const key of ['survival.onboarded.day30', 'survival.onboarded.day30.low', 'support.medianReply', 'support.lateShare', 'survey.rate', 'survey.setup.share', 'guardrail.reply.state', 'guardrail.unsubscribes.week4', 'driver.reply.rate', 'driver.reply.diff', 'adjusted.reply.diff', 'arms.diff.value', 'arms.detectable', 'activation.rate', 'support.example.import'])
      expect(facts[key], key).toMatchObject({ value: null, why: 'there was nothing to count' })
    for (const [key, { value, unit, n }] of Object.entries(facts))
      expect(n === 0 && value !== null && unit !== 'count' && unit !== 'text', `${key} is ${value} of nobody`).toBe(false)
    expect(facts['guardrail.signups.state']).toMatchObject({ value: 'inside its limits' }) // nobody signing up is a count, and was one before
    for (const row of [...tables.adjusted, ...tables.drivers])
      expect(row.high === null || row.high - row.low! > 0.1, row.key).toBe(true)
    for (const [path, text] of Object.entries(files))
      expect(text, path).not.toMatch(/NaN|Infinity|undefined|>null</)
    expect(files['2-kpi/digests/zendesk-support-patterns.md']).toContain('- No data: share of urgent tickets without a first reply in time.')
    expect(files['2-kpi/charts/arms.svg']).toContain('No data')
    expect(files['2-kpi/charts/survival.json']).toContain('No picture: there is no data for it.')
  })

  it('passes where the guide passes: without tickets, survey, mailings and arms neither of the two fails', async () => {
    for (const name of ['tickets.csv', 'survey.csv', 'emails.csv'])
      edit(name, text => text.slice(0, text.indexOf('\n') + 1))
    edit('customers.csv', text => text.replace(/,(?:wizard|control)$/gm, ',none'))
    for (const part of ['slides.md', 'pages', 'artifacts', 'src/digests', 'components', 'layouts'])
      cpSync(part, join(root, part), { recursive: true })
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    const files = await build(mine(''))
    expect(files['2-kpi/charts/overlap.svg']).toContain('No data')
    const { facts } = JSON.parse(files['2-kpi/results.json']!) as Results
    for (const [key, { value }] of Object.entries(facts).filter(([key]) => key.startsWith('overlap.')))
      expect(value, key).toBeNull()
    await writeArtifacts(root, files)
    const guide = Object.values(buildGuide(root)).filter(page => typeof page === 'string').join('\n')
    expect(guide).toContain('No data: a ticket about import to look up.')
    expect(guide).not.toMatch(/NaN|Infinity/)
  }, 60_000)

  it('names semicolons once a file', async () => {
    expect((await failure(`${CASES}/24-semicolons/data`)).split('\n').map(line => line.replace(/^.*data\//, ''))).toEqual(
      ['customers', 'tickets', 'survey', 'emails'].map(name => `${name}.csv:1: the columns are separated by ';' (save with commas)`),
    )
  })

  it('names another encoding, with the line of the letter', async () => {
    edit('survey.csv', text => Buffer.from(text.replace('Setting up', 'D\u00E9j\u00E0 vu'), 'latin1'))
    const line = readFileSync(mine('survey.csv'), 'latin1').split('\n').findIndex(row => row.includes('\u00E9')) + 1
    edit('emails.csv', text => Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect((await failure(join(root, 'mine'))).split('\n').map(one => one.replace(/^.*mine\//, ''))).toEqual([
      `survey.csv:${line}: the file is not in UTF-8: a letter here is in another encoding (Latin-1, Windows-1252 or the like) (save it as CSV in UTF-8)`,
      'emails.csv:1: the file is in UTF-16 ("Unicode text") (save it as CSV in UTF-8)',
    ])
  })

  it('compares what the scenario declares with what the data say', async () => {
    expect(await failure(`${CASES}/22-no-data-is-not-certainty/data`)).toMatch(new RegExp([
      '^artifacts/scenario\\.yaml:\\d+: company\\.customers: 5000, but customers\\.csv has 8 when the baseline window begins \\(write 8\\)',
      'artifacts/scenario\\.yaml:\\d+: keyResult\\.baseline: 8 %, but customers\\.csv loses 1 of 8 in the baseline window, 12\\.5 % \\(write 0\\.125\\)$',
    ].join('\n')))
    const inWindow = /,(?:2025-12-(?:19|2\d|3\d)|2026-01-(?:0\d|1[0-5])),(none|wizard|control)$/gm
    edit('customers.csv', text => text.replace(inWindow, ',,$1'))
    expect(await failure(join(root, 'mine'))).toContain('loses 0 of 5000 in the baseline window, 0 % (nothing to reduce or nobody left')
  })

  it('makes up no dataset of eight customers', async () => {
    writeFileSync(join(root, 'artifacts/scenario.yaml'), EIGHT)
    await expect(buildArtifacts({ root })).rejects.toThrow(/artifacts\/scenario\.yaml:\d+: company\.customers: 8 are too few to make up a dataset/)
  })

  describe('with Parquet and a mapping', () => {
    const MAPPING = `customers:
  file: accounts.parquet
  columns: { customer_id: 'Account "No"', mrr: revenue, signed_up_on: joined, onboarded_on: set_up }
tickets:
  columns: { opened_at: opened }
`
    const map = (): string => join(root, 'map.yaml')
    beforeEach(async () => {
      writeFileSync(map(), MAPPING)
      writeFileSync(join(root, 'artifacts/scenario.yaml'), ACME)
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      const copy = (name: string, columns: string, to: string) =>
        connection.run(`copy (select ${columns} from read_csv('${mine(`${name}.csv`)}', all_varchar = true, nullstr = '')) to '${mine(to)}' (format parquet)`)
      await copy('customers', `customer_id as "Account ""No""", plan, cast(seats as double) as seats, cast(mrr as decimal(10, 2)) as revenue,
        cast(signed_up_on as date) as joined, cast(onboarded_on as timestamp) as set_up, cast(cancelled_on as date) as cancelled_on, arm, [1, 2] as notes`, 'accounts.parquet')
      await copy('tickets', `ticket_id, customer_id, cast(replace(opened_at, 'Z', '') as timestamp) as opened, priority, topic, cast(first_reply_at as timestamptz) as first_reply_at`, 'tickets.parquet')
      connection.closeSync()
      rmSync(mine('customers.csv'))
      rmSync(mine('tickets.csv'))
    })

    it('gives what the same data give as CSV files with our names', async () => {
      const files = await buildArtifacts({ root, dataDir: join(root, 'mine'), mapping: map() })
      for (const [name, text] of Object.entries(dataset))
        writeFileSync(mine(`${name}.csv`), text)
      rmSync(mine('tickets.parquet'))
      expect(files['2-kpi/results.json'] === (await build(join(root, 'mine')))['2-kpi/results.json']).toBe(true)
    })

    it('names file and row of what is wrong, and what is no Parquet', async () => {
      writeFileSync(join(root, 'artifacts/scenario.yaml'), ACME.replace('  starter: {', '  basic: {'))
      await expect(buildArtifacts({ root, dataDir: join(root, 'mine'), mapping: map() })).rejects.toThrow(/accounts\.parquet:\d+: plan is "starter" \(the scenario knows basic, team, business\)/)
      writeFileSync(mine('tickets.parquet'), 'PAR1 no')
      await expect(buildArtifacts({ root, dataDir: join(root, 'mine'), mapping: map() })).rejects.toThrow(/tickets\.parquet: cannot read it as Parquet: /)
    })

    it('explains what it reads', async () => {
      const { lines, problems } = await explainOwnData({ root, dataDir: join(root, 'mine'), mapping: map() })
      expect(problems).toEqual([])
      const said = lines.map(line => line.replace(/^.*mine\//, ''))
      const rows = dataset.customers.trim().split('\n').slice(1)
      const open = rows.filter(row => row.split(',')[6] === '').length
      expect(said[0]).toBe(`accounts.parquet: ${rows.length.toLocaleString('en')} rows`)
      expect(said[2]).toContain(`cancelled_on ${(100 * open / rows.length).toFixed(1)} %`)
      expect(said[3]).toBe('  not read: notes')
      expect(said.filter(line => line.startsWith('  days: ') && line.endsWith(' to 2026-02-12'))).toHaveLength(2)
      expect(said.at(-1)).toBe('the calendar of artifacts/scenario.yaml asks for 2025-10-10 to 2026-02-12')
    })

    it('explains how to mend what is refused: the days that would fit, and what the scenario declares', async () => {
      const early = await explainOwnData({ root, dataDir: `${CASES}/20-data-of-another-time/data` })
      expect(`${early.problems[0]!.found} (${early.problems[0]!.fix})`).toMatch(/the last day in it is 2024-01-12, .*: start 2023-12-18, asOf 2024-01-12 would fit\)$/)
      const small = await explainOwnData({ root, dataDir: `${CASES}/22-no-data-is-not-certainty/data` })
      expect(small.problems.map(({ found }) => found)).toContain('company.customers: 5000, but customers.csv has 8 when the baseline window begins')
    })
  })

  it('ends with an error where a pipe, a device, a folder or a link out of the folder stands for a file', async () => {
    for (const name of ['tickets', 'survey', 'emails', 'customers'])
      rmSync(mine(`${name}.csv`))
    execFileSync('mkfifo', [mine('tickets.csv'), join(root, 'map.yaml')])
    symlinkSync('/dev/zero', mine('survey.csv'))
    mkdirSync(mine('emails.csv'))
    writeFileSync(join(root, 'outside.csv'), dataset.customers)
    symlinkSync(join(root, 'outside.csv'), mine('customers.csv'))
    expect((await failure(join(root, 'mine'))).split('\n').map(line => line.replace(/^.*mine\//, ''))).toEqual([
      'customers.csv: it is a link that leads out of the folder (copy the file into it)',
      'tickets.csv: it is a pipe (name a file)',
      'survey.csv: it is a device (name a file)',
      'emails.csv: it is a folder (name a file)',
    ])
    await expect(buildArtifacts({ root, dataDir: join(root, 'mine'), mapping: join(root, 'map.yaml') })).rejects.toThrow('map.yaml: it is a pipe')
    rmSync(join(root, 'artifacts/scenario.yaml'))
    execFileSync('mkfifo', [join(root, 'artifacts/scenario.yaml')])
    await expect(buildArtifacts({ root })).rejects.toThrow('scenario.yaml: it is a pipe')
  })
})
