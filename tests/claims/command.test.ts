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
import { onlyOf } from '../../src/claims/only'
import { readComparison, sign } from '../../src/effects/claims/signing'
import { root } from '../deck/own-deck'

let project: string

/** Returns what the ledger of the project lacks, as it is printed. */
const open = () => problemsOf(readComparison(project).found).map(describeProblem).join('\n')

async function signs(answers: string, vouched?: Vouched, only?: string[]) {
  const printed: string[] = []
  const left = await sign(project, { input: Readable.from(answers), print: text => void printed.push(text), on: '2026-11-29', vouched, only })
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

  it.each([
    ['nothing is open', 'all\nJane Doe\n', [], /^Nothing signed: nothing is open$/m],
    ['nobody gives a name', 'all\n', ['One word.'], /^Nothing signed: no name was given$/m],
    ['evidence is missing', 'all\nJane Doe\n', ['ISO 27001 asks.'], /^Nothing signed: what is marked OPEN above is missing in 1$/m],
    ['nothing was chosen', 'no\n', ['One word.'], /^Nothing signed: none was chosen: answer all, page or each$/m],
  ])('says why nothing was signed: %s', async (_, answers, lines, why) => {
    page('# Words\n')
    await signs('all\nJane Doe\n')
    page(['# Words\n', ...lines].join('\n'))
    expect((await signs(answers)).text).toMatch(why)
  })

  it('is asked of several files and folders, and says where nothing is open', async () => {
    writeFileSync(join(project, 'README.md'), 'Hello.\n')
    writeFileSync(join(project, 'slides.md'), 'Good day.\n')
    expect(await signs('all\nJane Doe\n', undefined, ['pages', 'README.md', 'board.md'])).toEqual({
      left: 1,
      text: expect.stringMatching(/^nothing is open in board\.md\n[\s\S]*3 signed by Jane Doe/) as string,
    })
    expect((await signs('all\nJane Doe\n', undefined, ['slides.md:1'])).left).toBe(0)
  })

  it('takes a figure with its expression, and no expression that is not so', async () => {
    page('It held for four long weeks.\n')
    const figure = (is: string): Vouched => ({ kind: 'figure', evidence: { of: 'four', is } })
    const refused = await signs('all\nJane Doe\n', figure('calendar.asOf'))
    expect([refused.left, refused.text]).toEqual([1, expect.stringContaining('OPEN "four" is not calendar.asOf') as string])
    expect((await signs('all\nJane Doe\n', figure('calendar.weeks'))).left).toBe(0)
    expect(ledger()).toEqual([expect.objectContaining({ kind: 'figure', evidence: [{ of: 'four', is: 'calendar.weeks' }] })])
  })

  it('shows no old sentence that shares less than half of the words', async () => {
    page('It was done in the third week, for all of us, as agreed.\n')
    await signs('all\nJane Doe\n', { kind: 'source', evidence: { source: 'a book' } })
    page('It was done by a cat in a hat on the mat.\n')
    expect(open()).toContain('unsigned: "It was done by a cat in a hat on the mat." (')
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
    page('Same.\n')
    await signs('all\nJane Doe\n')
    page('Same.\n\nSame.\n')
    expect(open()).toContain('it was signed for 1 place and stands in 2')
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

it('what changed in a recording is shown when it is signed; a new one is called that', async () => {
  const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=J', '-c', 'user.email=j@example.org', ...args], { cwd: project })
  const folder = join(project, 'artifacts/4-transcripts')
  mkdirSync(folder)
  writeFileSync(join(folder, 'merge.trycmd'), '$ chant merge\nMerged 3 specs\n')
  for (const args of [['init', '-q'], ['add', '.'], ['commit', '-qm', 'All']])
    git(...args)
  await signs('all\nJane Doe\n')
  writeFileSync(join(folder, 'merge.trycmd'), '$ chant merge\nMerged 4 specs\n')
  writeFileSync(join(folder, 'added.trycmd'), '$ chant list\n')
  expect(open()).toMatch(/added\.trycmd:1: is a new recording [\s\S]*merge\.trycmd:2: is not the recording that was signed/)
  const { text } = await signs('no\n')
  expect(text).toContain('  diff -Merged 3 specs\n  diff +Merged 4 specs\n')
  expect(text).toContain('(the recording as a whole)\n  diff new recording\n')
})

it('--only may stand twice, and may name several', () => {
  expect(onlyOf(['claims', '--sign', '--only', 'pages/a.md,./src/', '--kind', 'source', '--only=b.md:3'])).toEqual(['pages/a.md', 'src', 'b.md:3'])
})

it('the command lists counts and ends with 1; it refuses to vouch without grounds', () => {
  const node = ['--import', import.meta.resolve('tsx'), join(root, 'src/cli.ts'), 'claims']
  const run = (...args: string[]) => spawnSync(process.execPath, [...node, ...args], { cwd: project, encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 1, stdout: expect.stringMatching(/0 signed .*; 2 unsigned/) as string })
  expect(run('--sign', '--kind', 'source').stderr).toContain('--kind source without its grounds (add --source "…")')
})
