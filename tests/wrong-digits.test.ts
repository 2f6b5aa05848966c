import type { Problem } from '../packages/slidev-companion/src/errors'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generatedDrift } from '../packages/slidev-companion/src/machine/generated'
import { buildGuide } from '../src/effects/deck/guide'
import { morningProblems, recordedProblems } from '../src/effects/deck/trace'
import { buildArtifacts, differences } from '../src/effects/kpi/artifacts'
import { readArchived, recordingProblems } from '../src/effects/story/frozen'
import { readRecording } from '../src/effects/story/recording'
import { recordedNow, tellsAcme } from './acme'
import { root } from './deck/own-deck'

const GUIDE = 'docs/guides/enterprise/kpi-okr'
const report = /(?<=95% interval )\d+\.\d%/

/** One wrong digit in each kind of thing that says a number, and the check that must name its file and line. */
const WRONG_DIGITS: [what: string, file: string, digit: RegExp, wrong: string, check: 'artifacts' | 'guide' | 'recorded' | 'morning' | 'frozen'][] = [
  ['the dataset', 'artifacts/1-data/customers.csv', /(?<=\n.*),\d+(?=,\d{4}-)/, ',1', 'artifacts'],
  ['the results', 'artifacts/2-kpi/results.json', /(?<="churn.baseline.lost": \{\s+"value": )\d+/, '401', 'artifacts'],
  ['a digest', 'artifacts/2-kpi/digests/datadog-churn-metrics-2026-01.md', /\d+(?= of \d,\d{3} customers lost)/, '401', 'artifacts'],
  ['a chart', 'artifacts/2-kpi/charts/xmr.svg', /(?<=>)\d+\.\d(?=<)/, '99.9', 'artifacts'],
  ['the table of a chart', 'artifacts/2-kpi/charts/xmr.json', /(?<="lost": )\d+/, '9999', 'artifacts'],
  ['the figures of a morning', 'artifacts/3-workspace/metrics/2026-02-13.json', /(?<="windowLost": )\d+/, '1', 'morning'],
  ['a report', 'artifacts/3-workspace/reports/2026-02-13.md', report, '66.6%', 'recorded'],
  ['a report, as recorded', 'artifacts/3-workspace/reports/2026-02-13.md', report, '66.6%', 'frozen'],
  ['the findings', 'artifacts/3-workspace/research/q1-churn-drivers.md', /\d+\.\d%/, '99.9%', 'recorded'],
  ['the findings, as recorded', 'artifacts/3-workspace/research/q1-churn-drivers.md', /\d+\.\d%/, '99.9%', 'frozen'],
  ['a spec', 'artifacts/3-workspace/.chant/specs/2026-02-02-002-kpi.1a-onboarding-wizard.md', /\d,\d{3}/, '9,462', 'recorded'],
  ['the agent\'s answer', 'artifacts/4-transcripts/rework.trycmd', /\d+ had one driver/, '999 had one driver', 'recorded'],
  ['a file shown in a transcript', 'artifacts/4-transcripts/report-2026-02-13.trycmd', report, '66.6%', 'recorded'],
  ['what chant itself printed', 'artifacts/4-transcripts/merge-refused.trycmd', /\d(?=\D*$)/, '9', 'frozen'],
  ['a fact of the recording', 'artifacts/4-transcripts/facts.json', /(?<="value": )\d+/, '77', 'frozen'],
  ['the dashboard', 'artifacts/3-workspace/dashboard/2026-02-13/README.md', /\+\d+\.\d points/, '+99.1 points', 'recorded'],
  ['the dashboard as a page', 'artifacts/3-workspace/dashboard/2026-02-13/index.html', /\+\d+\.\d points/, '+99.1 points', 'recorded'],
  ['the chat message', 'artifacts/3-workspace/messages/2026-02-13/slack.json', /(?<=95% interval )\d+\.\d%/, '66.6%', 'recorded'],
  ['the mail', 'artifacts/3-workspace/messages/2026-02-13/email.eml', /(?<=95% interval )\d+\.\d%/, '66.6%', 'recorded'],
  ['the picture of a morning, in its page', 'artifacts/3-workspace/dashboard/2026-02-13/index.html', /\d+\.\d(?= mean)/, '99.9', 'recorded'],
  ['a digest in the workspace', 'artifacts/3-workspace/.chant/context/kpi-churn-q1/user-survey-summary.md', /\d+(?=\.\d%)/, '99', 'frozen'],
  ['a page of the guide', `${GUIDE}/01-scenario.md`, /(?<=^From .*)\b\d+(?= of the )/m, '401', 'guide'],
  ['a chart in the guide', `${GUIDE}/artifacts/charts/xmr.svg`, /(?<=>)\d+\.\d(?=<)/, '99.9', 'guide'],
]

/** Checks that hold recordings against the figures of now. */
const OF_RECORDINGS = new Set<string>(['recorded', 'morning'])

/** Whether there is such a digit: another company's texts may have none of that many places. */
function isHere([, file, digit, , check]: typeof WRONG_DIGITS[number]): boolean {
  const text = () => readFileSync(join(root, file), 'utf8')
  return (recordedNow || !OF_RECORDINGS.has(check)) && (tellsAcme || digit.test(text()))
}

describe('a wrong digit', () => {
  let copy: string
  let checks: Record<typeof WRONG_DIGITS[number][4], () => Problem[] | Promise<Problem[]>>
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'wrong-digits-'))
    for (const part of ['artifacts', 'docs', 'src/story'])
      cpSync(join(root, part), join(copy, part), { recursive: true })
    // Made once from the sources as they are: what is planted below is in none of them. What is typed by hand is tests/claims's.
    const files = await buildArtifacts({ root })
    const guide = buildGuide(root)
    const archived = await readArchived(root)
    checks = {
      artifacts: () => differences(copy, files),
      guide: () => generatedDrift(join(copy, GUIDE), guide),
      recorded: () => recordedProblems(copy),
      morning: () => morningProblems(copy),
      frozen: () => recordingProblems(readRecording(copy), archived),
    }
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is nowhere to begin with', async () => {
    for (const [name, check] of Object.entries(checks).filter(([name]) => recordedNow || !OF_RECORDINGS.has(name)))
      expect(await check(), name).toEqual([])
  })

  it.each(WRONG_DIGITS.filter(isHere))('in %s (%s) is named with file and line', async (_, file, digit, wrong, check) => {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    const at = text.search(digit)
    expect(at, `${digit} is in ${file}`).toBeGreaterThanOrEqual(0)
    writeFileSync(path, text.replace(digit, wrong))
    try {
      const found = (await checks[check]()).map(({ file, line }) => `${file!.replace(`${copy}/`, '')}:${line}`)
      expect(found).toContain(`${file}:${text.slice(0, at).split('\n').length}`)
    }
    finally {
      writeFileSync(path, text)
    }
  })
})
