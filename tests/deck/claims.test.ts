import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bannedClaims, claimRules, typedFigures } from '../../src/deck/claims'

const root = join(import.meta.dirname, '../..')
const sources = ['slides.md', ...readdirSync(join(root, 'pages')).map(name => `pages/${name}`)]
const said = [
  ...sources,
  ...readdirSync(join(root, 'artifacts/2-kpi/digests')).map(name => `artifacts/2-kpi/digests/${name}`),
  ...readdirSync(join(root, 'artifacts/4-transcripts')).filter(name => name.endsWith('.trycmd')).map(name => `artifacts/4-transcripts/${name}`),
]
const read = (file: string) => readFileSync(join(root, file), 'utf8')
function lines(problems: { file?: string, line?: number, found: string, mend?: string }[]) {
  return problems.map(({ file, line, found, mend }) => `${file}:${line}: ${found}. ${mend}`)
}

describe.each(claimRules)('the rule $id', ({ id, catches, passes }) => {
  it('catches what it forbids', () => {
    expect(bannedClaims(catches, 'x.md').map(({ found }) => found)).toEqual([expect.stringContaining(id)])
  })
  it('lets pass what it allows', () => {
    expect(lines(bannedClaims(passes, 'x.md'))).toEqual([])
  })
})

it.each(said)('%s makes no claim that the data cannot carry', (file) => {
  expect(lines(bannedClaims(read(file), file))).toEqual([])
})

describe('figures typed by hand', () => {
  it('are named with file and line', () => {
    expect(lines(typedFigures('# Acme\n\nLost 412 customers.', 'x.md'))).toEqual([
      'x.md:3: the figure "412" is typed by hand. quote a fact, such as {{ churn.baseline.rate }}; the keys are in artifacts/2-kpi/results.json',
    ])
  })
  it('are not dates, facts, code, ids or minutes of a note', () => {
    const text = 'On 28 Jan 2026 `merge 3` ran; {{ churn.baseline.rate }} of them.\n**1 min, for the VP.** Spec 2026-01-28-001-xyz, week 4.'
    expect(typedFigures(text, 'x.md')).toEqual([])
  })
})
