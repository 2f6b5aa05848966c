import { expect, it } from 'vitest'
import { voiceOf } from '../../components/transcript-lines'
import { keptLines } from '../../src/specs/kept-lines'

const output = ['one', 'two', '', 'three', 'four']

it('keeps everything without ranges', () => {
  expect(keptLines(output, {})).toEqual(output)
})

it('marks each gap once, at both ends as well', () => {
  expect(keptLines(output, { lines: '2 4' })).toEqual(['…', 'two', '', 'three', '…'])
})

it('counts ranges from the line that holds a text', () => {
  expect(keptLines(output, { from: 'three', lines: '1-' })).toEqual(['…', 'three', 'four'])
})

it('does not mark blank lines that are left out', () => {
  expect(keptLines(output, { lines: '1-2 4-5' })).toEqual(output)
})

it('tells failure, routine and answer apart', () => {
  expect(['✗ 1 spec(s) require approval', 'Error: no', '→ Found 1', 'Lost: 400', ''].map(line => voiceOf(line))).toEqual(['fail', 'fail', 'dim', 'ink', 'gap'])
})

it('lets what is listed under a failure stand out', () => {
  expect(voiceOf('  · a-spec', '✗ 1 spec(s)')).toBe('ink')
  expect(voiceOf('  · a-spec', '→ Found 1')).toBe('dim')
})
