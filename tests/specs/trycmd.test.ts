import { describe, expect, it } from 'vitest'
import { formatTrycmd, parseTrycmd } from '../../src/specs/trycmd'

const text = '$ chant list\nfirst\n\n$ chant merge\n? 1\nError: no\n$ true\n'

describe('a transcript', () => {
  it('is commands with exit code and output', () => {
    expect(parseTrycmd(text)).toEqual([
      { command: 'chant list', code: 0, output: ['first', ''] },
      { command: 'chant merge', code: 1, output: ['Error: no'] },
      { command: 'true', code: 0, output: [] },
    ])
  })

  it('comes back byte for byte', () => expect(formatTrycmd(parseTrycmd(text))).toBe(text))

  it('takes "? 1" in the middle of an output as output', () => {
    expect(parseTrycmd('$ x\na\n? 1\n')[0]).toEqual({ command: 'x', code: 0, output: ['a', '? 1'] })
  })

  it('names file and line of a text before the first command', () => {
    expect(() => parseTrycmd('oops\n$ x\n', 'reject.trycmd')).toThrow('reject.trycmd:1')
  })

  it('is not empty', () => expect(() => parseTrycmd('', 'empty.trycmd')).toThrow('empty.trycmd'))
})
