import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bannedClaims, claimRules } from '../../src/claims/banned'

const root = join(import.meta.dirname, '../..')
const under = (folder: string, kind: RegExp) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(name => kind.test(name)).map(name => `${folder}/${name}`)
/** Everything of ours that somebody may read: sources, digests, what was recorded, charts with title, alternative and table, and the guide. */
const said = [
  'README.md',
  'slides.md',
  ...under('pages', /\.md$/),
  ...under('artifacts/2-kpi', /\.(?:md|json|svg)$/),
  ...under('artifacts/3-workspace', /\.(?:md|html)$/),
  ...under('artifacts/4-transcripts', /\.trycmd$/),
  ...under('docs', /\.md$/),
]
const read = (file: string) => readFileSync(join(root, file), 'utf8')
function lines(problems: { file?: string, line?: number, found: string, fix?: string }[]) {
  return problems.map(({ file, line, found, fix }) => `${file}:${line}: ${found}. ${fix}`)
}

describe.each(claimRules)('the rule $id', ({ id, catches, passes }) => {
  it('catches what it forbids', () => {
    expect(bannedClaims(catches, 'x.md').map(({ found }) => found)).toEqual([expect.stringContaining(id)])
  })
  it('lets pass what it allows', () => {
    expect(lines(bannedClaims(passes, 'x.md'))).toEqual([])
  })
})

it('nothing that is read makes a claim that the data cannot carry', () => {
  expect(said.length).toBeGreaterThan(150)
  expect(said.flatMap(file => lines(bannedClaims(read(file), file)))).toEqual([])
})

describe('parts and their sum', () => {
  const table = (...rows: string[]) => ['| Plan | Lost | Churn |', '|---|---:|---:|', ...rows, ''].join('\n')
  it('are compared by the line of the sum, figures in bold too', () => {
    const text = `# Plans\n\n${table('| Starter | 1,271 | 11.5% |', '| Team | **94** | 5.1% |', '| **all** | **1,364** | 8.0% |')}`
    expect(bannedClaims(text, 'x.md').map(({ line, found }) => [line, found])).toEqual([[7, '"**1,364** for parts that sum to 1365" (parts-do-not-sum)']])
  })
  it('are not asked of rates, of tables without a sum, nor of one part', () => {
    for (const text of [table('| Starter | 271 | 11.5% |', '| Team | 94 | 5.1% |'), table('| Starter | 271 | 11.5% |', '| all | 365 | 8.0% |'), table('| Starter | 271 | 11.5% |', '| Team | 94 | 5.1% |', '| all | 365 | 8.0% |')])
      expect(bannedClaims(text, 'x.md')).toEqual([])
  })
})
