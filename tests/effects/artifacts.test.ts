import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { buildArtifacts, differences, writeArtifacts } from '../../src/effects/kpi/artifacts'
import { ACME, ANALYST, TOLD, withName } from '../acme'
import { buildOf } from '../built-scenario'

describe('npm run artifacts', () => {
  let root: string
  let acme: Record<string, string>
  const empty = (): void => {
    root = mkdtempSync(join(tmpdir(), 'artifacts-'))
    mkdirSync(join(root, 'artifacts'))
  }
  const remove = (): void => rmSync(root, { recursive: true, force: true })
  const scenario = (text: string): void => writeFileSync(join(root, 'artifacts/scenario.yaml'), text)
  beforeAll(async () => {
    acme = (await buildOf(ACME)).files
  })
  beforeEach(empty)
  afterEach(remove)

  it('finds the committed files as the scenario gives them', async () => {
    expect(await differences('.', await buildArtifacts({ root: '.' }))).toEqual([])
  })

  it('changes dataset, results, digests and charts when one rate changes, and nothing else disagrees', async () => {
    await writeArtifacts(root, acme)
    scenario(ACME.replace('baseline: 0.08 ', 'baseline: 0.09 '))
    const files = await buildArtifacts({ root })
    const changed = (await differences(root, files)).map(describeProblem).join('\n')
    for (const path of ['1-data/customers.csv', '2-kpi/results.json', '2-kpi/digests/datadog-churn-metrics-2026-01.md', '2-kpi/digests/cohort-overlap-cut-2026-01.md', '2-kpi/charts/xmr.svg'])
      expect(changed).toContain(`artifacts/${path}:`)
    expect(files['2-kpi/digests/datadog-churn-metrics-2026-01.md']).toContain('450 of 5,000 customers lost: 9.0%')
    await writeArtifacts(root, files)
    expect(await differences(root, files)).toEqual([])
  })

  it('says which line of which file was changed by hand, what is missing and what nothing makes', async () => {
    await writeArtifacts(root, acme)
    const digest = join(root, 'artifacts/2-kpi/digests/user-survey-summary.md')
    const text = readFileSync(digest, 'utf8')
    const line = text.split('\n').findIndex(one => one.includes(' answered: ')) + 1
    writeFileSync(digest, text.replace(' answered: ', ' answered! '))
    writeFileSync(join(root, 'artifacts/2-kpi/digests/old.md'), '')
    rmSync(join(root, 'artifacts/1-data/emails.csv'))
    expect((await differences(root, acme)).map(describeProblem)).toEqual([
      'artifacts/1-data/emails.csv: missing',
      'artifacts/2-kpi/digests/old.md: nothing makes this file',
      expect.stringMatching(new RegExp(`^artifacts/2-kpi/digests/user-survey-summary\\.md:${line}: ".* answered! .*", but it should be ".* answered: .*"$`)),
    ])
  })

  it('computes the same results from the same CSV files handed in by a user, rows shuffled and columns added', async () => {
    scenario(ACME)
    await writeArtifacts(root, acme)
    cpSync(join(root, 'artifacts/1-data'), join(root, 'mine'), { recursive: true })
    const [header, ...rows] = acme['1-data/customers.csv']!.trimEnd().split('\n')
    writeFileSync(join(root, 'mine/customers.csv'), [`${header},region`, ...rows.reverse().map(row => `${row},"north, west"`)].join('\r\n'))
    const files = await buildArtifacts({ root, dataDir: join(root, 'mine') })
    expect(files['2-kpi/results.json'] === acme['2-kpi/results.json']).toBe(true)
    expect(files).not.toHaveProperty('1-data/customers.csv')
  })

  it('names every file that is missing from a user\'s folder', async () => {
    scenario(ACME)
    await expect(buildArtifacts({ root, dataDir: join(root, 'nowhere') })).rejects.toThrow(/customers\.csv: no such file[\s\S]*emails\.csv: no such file/)
  })

  it('writes nothing when the scenario is wrong', async () => {
    scenario(ACME.replace('target: 0.05', 'target: 0.5'))
    await expect(buildArtifacts({ root })).rejects.toThrow(/artifacts\/scenario\.yaml:\d+: keyResult\.target/)
    expect(await differences(root, { '1-data/customers.csv': '' })).toEqual([{ file: 'artifacts/1-data/customers.csv', found: 'missing' }])
  })

  it('tells another company\'s story from its scenario alone', async () => {
    scenario(withName('analyst', 'Ines').replaceAll(TOLD.company.short, 'Brass').replace('baseline: 0.08 ', 'baseline: 0.06 ').replaceAll('customers: 5000 ', 'customers: 3000 '))
    const files = await buildArtifacts({ root })
    const digest = files['2-kpi/digests/datadog-churn-metrics-2026-01.md']!
    expect(digest).toContain('180 of 3,000 customers lost: 6.0%')
    expect(digest).toContain(`Ines, ${ANALYST.role}`)
    expect(Object.entries(files).filter(([, text]) => [TOLD.company.short, ANALYST.name].some(name => text.includes(name))).map(([path]) => path)).toEqual([])
  })
})
