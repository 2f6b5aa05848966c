import type { Evidence } from '../../../src/story/evidence'
import { describe, expect, it } from 'vitest'
import { wronglyListed } from '../../../src/story/checks/listed'

const NOTHING = 'No specs. Create one with `chant add "description"`'
const SPEC = '---\nstatus: pending\n---\n\n# A question\n'

function found(output: string[], files: Record<string, string> = {}): string[] {
  const shown = [{ command: 'chant list', output, step: 'look', line: 1, settled: true }]
  const evidence = { shown, files: new Map([['look', new Map(Object.entries(files))]]), onBranch: new Map() }
  return wronglyListed(evidence as unknown as Evidence).map(problem => problem.found)
}

describe('chant list', () => {
  it('may say that there is no spec where there is none', () => {
    expect(found([NOTHING])).toEqual([])
  })

  it('may not say so where there is one, nor list one where there is none', () => {
    expect(found([NOTHING], { '.chant/specs/2026-01-19-001-abc.md': SPEC })).toContain('the spec 2026-01-19-001-abc is not listed')
    expect(found(['2026-01-19-001-abc ○ A question 👤 x ↩ 1m'])).toHaveLength(1)
  })
})
