import { describe, expect, it } from 'vitest'
import { passedTests, readMember } from '../../src/specs/member'

const text = `---
type: code
target_files:
- product/wizard/wizard.mjs
- product/wizard/wizard.test.mjs
---
# Guide new accounts

## Task

- Build on: onboarding not finished: 1 of 2 left

## Acceptance Criteria

- [x] Write product/wizard/wizard.mjs
- [x] Check that \`node --test product/wizard/*.test.mjs\` passes
`

describe('a member spec', () => {
  it('says what it is, what it may change and what will judge it', () => {
    expect(readMember('2026-02-02-002-kpi.1a-onboarding-wizard', text)).toEqual({
      id: '2026-02-02-002-kpi.1a-onboarding-wizard',
      letter: '1a',
      name: 'onboarding wizard',
      title: 'Guide new accounts',
      files: ['product/wizard/wizard.mjs', 'product/wizard/wizard.test.mjs'],
      finding: 'onboarding not finished: 1 of 2 left',
      test: 'node --test product/wizard/*.test.mjs',
    })
  })

  it('has empty places for what its file does not say', () => {
    expect(readMember('d.1b-x', '# Title\n')).toMatchObject({ title: 'Title', files: [], finding: '', test: '' })
  })
})

describe('tests passed in a run', () => {
  const output = ['[d.1a-x] Working', '[d.1a-x] product/x.mjs: 4 tests pass', '[d.1b-y] product/y.mjs: 3 tests pass']

  it('are read from the line of that member', () => expect([passedTests(output, 'd.1a-x'), passedTests(output, 'd.1b-y')]).toEqual([4, 3]))
  it('are unknown where the agent printed none', () => expect(passedTests(output, 'd.1c-z')).toBeUndefined())
})
