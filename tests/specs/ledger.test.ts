import { expect, it } from 'vitest'
import { runLedger } from '../../src/specs/ledger'

const spec = [
  '---',
  'type: research',
  'target_files:',
  '  - research/drivers.md',
  'informed_by:',
  '  - a.md',
  '  - b.md',
  '---',
  '# Title',
]
const printing = [
  { command: 'chant edit 001', output: [], exit: 0 },
  { command: 'cat .chant/specs/001.md', output: spec, exit: 0 },
]
const tried = [
  { command: 'chant merge 001 --yes', output: ['✗ 1 spec(s) require approval'], exit: 1 },
  { command: 'chant list', output: [], exit: 0 },
]

it('counts what a run was given to read, what it wrote, its spec included, and what was refused', () => {
  expect(runLedger(printing, tried)).toEqual({
    read: ['a.md', 'b.md'],
    written: ['research/drivers.md', '.chant/specs/001.md'],
    refused: ['chant merge 001 --yes'],
  })
})

it('knows of no files where no spec was printed', () => {
  expect(runLedger(tried, [])).toEqual({ read: [], written: [], refused: [] })
})
