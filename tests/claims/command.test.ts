import type { Vouched } from '../../src/claims/sign'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { problemsOf } from '../../src/claims/compare'
import { readComparison, sign } from '../../src/effects/claims/signing'
import { root } from '../deck/own-deck'

let project: string

/** Returns what the ledger of the project lacks, as it is printed. */
const open = () => problemsOf(readComparison(project).found).map(describeProblem).join('\n')

async function signs(answers: string, vouched?: Vouched) {
  const printed: string[] = []
  const left = await sign(project, { input: Readable.from(answers), print: text => void printed.push(text), on: '2026-11-29', vouched })
  return { left, text: printed.join('\n') }
}

const page = (text: string) => writeFileSync(join(project, 'pages/x.md'), text)
const ledger = () => readFileSync(join(project, 'artifacts/claims/deck.jsonl'), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line) as Record<string, unknown>)

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'claims-'))
  mkdirSync(join(project, 'pages'))
  mkdirSync(join(project, 'artifacts/2-kpi'), { recursive: true })
  cpSync(join(root, 'artifacts/2-kpi/results.json'), join(project, 'artifacts/2-kpi/results.json'))
  page('# Acme lost {{ churn.baseline.lost }}\n\nIt took four weeks.\n')
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

describe('signing', () => {
  it('is asked of every sentence, with file and line', () => {
    expect(open()).toContain('pages/x.md:3: unsigned: "It took four weeks." (npm run claims -- --sign)')
  })

  it('shows the evidence with its values, and takes a name', async () => {
    const { left, text } = await signs('all\nJane Doe\n')
    expect(left).toBe(0)
    expect(text).toContain('"four" = calendar.weeks = 4')
    expect(text).toContain('churn.baseline.lost = 400')
    expect(ledger()).toEqual([
      expect.objectContaining({ file: 'pages/x.md', text: '# Acme lost {{ churn.baseline.lost }}', kind: 'figure', by: 'Jane Doe', on: '2026-11-29' }),
      expect.objectContaining({ text: 'It took four weeks.', evidence: [{ of: 'four', is: 'calendar.weeks' }] }),
    ])
    expect(open()).toBe('')
  })

  it.each(['', 'all\n', 'all\n \n', 'no\n\n'])('does nothing for the answer %j', async (answer) => {
    expect((await signs(answer)).left).toBe(2)
    expect(readdirSync(join(project, 'artifacts'))).toEqual(['2-kpi'])
  })

  it('shows the old wording beside the new, and takes out what is no longer said', async () => {
    await signs('all\nJane Doe\n')
    page('# Acme lost {{ churn.baseline.lost }}\n\nIt took only four weeks.\n')
    expect(open()).toContain('pages/x.md:3: unsigned: "It took only four weeks."; signed was "It took four weeks."')
    await signs('each\nyes\nJohn Roe\n')
    expect(ledger().map(({ text, by }) => [text, by])).toEqual([
      ['# Acme lost {{ churn.baseline.lost }}', 'Jane Doe'],
      ['It took only four weeks.', 'John Roe'],
    ])
  })

  it('names the files that git has as they are, before "all" signs them too', async () => {
    const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], { cwd: project })
    writeFileSync(join(project, 'pages/theirs.md'), 'Somebody left this open.\n')
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'theirs')
    page('Mine is new.\n')
    writeFileSync(join(project, 'pages/mine.md'), 'So is this.\n')
    const { text } = await signs('nothing\n\n')
    expect(text).toContain('As they were committed, and open all the same: pages/theirs.md. "all" signs them too')
    expect(text.indexOf('As they were')).toBeLessThan(text.indexOf('[all/page/each]'))
  })

  it('leaves open what nothing accounts for, until somebody names a source', async () => {
    page('ISO 27001 asks for it.\n')
    expect(await signs('all\nJane Doe\n')).toEqual({ left: 1, text: expect.stringContaining('nothing accounts for "27001"') as string })
    expect((await signs('all\nJane Doe\n', { kind: 'source', evidence: { source: 'ISO/IEC 27001:2022' } })).left).toBe(0)
    expect(ledger()).toEqual([expect.objectContaining({ kind: 'source', evidence: [{ source: 'ISO/IEC 27001:2022', states: ['27001'] }] })])
  })

  it('leaves open what a tool does, until a recording, a document or somebody bears it out', async () => {
    page('chant blocks every unapproved merge.\n')
    expect(await signs('all\nJane Doe\n')).toEqual({ left: 1, text: expect.stringContaining('is that recorded, written, or a judgement?') as string })
    expect((await signs('all\nJane Doe\n', { kind: 'judgement', evidence: { judge: 'Jane Doe' } })).left).toBe(0)
    expect(ledger()).toEqual([expect.objectContaining({ kind: 'judgement', evidence: [{ judge: 'Jane Doe' }] })])
  })

  it('offers the old word again for the same numbers in other words, and for no other number', async () => {
    page('ISO 27001 asks for it.\n')
    await signs('all\nJane Doe\n', { kind: 'source', evidence: { source: 'ISO/IEC 27001:2022' } })
    page('ISO 27001 asks for this.\n')
    expect((await signs('all\nJane Doe\n')).left).toBe(0)
    page('ISO 27002 asks for this.\n')
    expect((await signs('all\nJane Doe\n')).left).toBe(1)
  })

  it('counts the places of a sentence', async () => {
    page('Same.\n\nSame.\n')
    await signs('all\nJane Doe\n')
    page('Same.\n\nSame.\n\nSame.\n')
    expect(open()).toContain('it was signed for 2 places and stands in 3')
  })

  it('takes again what facts no longer bear out', async () => {
    await signs('all\nJane Doe\n')
    const results = join(project, 'artifacts/2-kpi/results.json')
    writeFileSync(results, readFileSync(results, 'utf8').replace(/("calendar\.weeks": \{\s+"value": )4/, '$15'))
    expect(open()).toContain('pages/x.md:3: evidence does not fit: "four" is not calendar.weeks, which is 5 (count)')
    expect((await signs('all\nJane Doe\n')).text).toContain('OPEN nothing accounts for "four"')
  })

  it('asks nobody to sign again what only a recording of this scenario could bear out', async () => {
    const own = join(project, 'artifacts/4-transcripts')
    cpSync(join(root, 'artifacts/4-transcripts'), own, { recursive: true })
    const results = JSON.parse(readFileSync(join(project, 'artifacts/2-kpi/results.json'), 'utf8')) as { facts: Record<string, { value: unknown }> }
    const analystIs = (name: unknown) => {
      results.facts['people.analyst.name']!.value = name
      writeFileSync(join(project, 'artifacts/2-kpi/results.json'), JSON.stringify(results))
    }
    const recorded = JSON.parse(readFileSync(join(own, 'facts.json'), 'utf8')) as Record<string, { value: unknown }>
    const { version } = (JSON.parse(readFileSync(join(own, 'provenance.json'), 'utf8')) as { chant: { version: string } }).chant
    analystIs(recorded['story.analyst']!.value)
    page(`It was chant ${version.replace('chant ', '')}.\n`)
    await signs('all\nJane Doe\n')
    analystIs('Another')
    expect(readComparison(project).found.unrecorded).toEqual([expect.objectContaining({ why: ['there is no fact chant.version'] })])
    expect(open()).toBe('')
    // With a recording of its own, a fact that is missing is one that nothing brings.
    analystIs(recorded['story.analyst']!.value)
    rmSync(join(own, 'provenance.json'))
    expect(open()).toContain('evidence does not fit: there is no fact chant.version')
  })

  it('names the line of a ledger that somebody edited', async () => {
    await signs('all\nJane Doe\n')
    const file = join(project, 'artifacts/claims/deck.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('It took four weeks', 'It took five weeks'))
    expect(open).toThrow(/artifacts\/claims\/deck\.jsonl:2: the hash \w+ is not that of its text/)
  })
})

it('the command lists counts and ends with 1; it refuses to vouch without grounds', () => {
  const node = ['--import', import.meta.resolve('tsx'), join(root, 'src/cli.ts'), 'claims']
  const run = (...args: string[]) => spawnSync(process.execPath, [...node, ...args], { cwd: project, encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 1, stdout: expect.stringMatching(/0 signed .*; 2 unsigned/) as string })
  expect(run('--sign', '--kind', 'source').stderr).toContain('--kind source without its grounds (add --source "…")')
})
