import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv, writeCsv } from '../../src/data/csv'

describe('parseCsv', () => {
  it('reads back whatever writeCsv writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' ', ';', '=') })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      expect(parseCsv(writeCsv(['x', 'y', 'z'], rows)).rows.slice(1).map(row => row.cells)).toEqual(rows)
    }))
  })

  it('takes CRLF, a byte order mark, and no last line end', () => {
    expect(parseCsv('\uFEFFa,b\r\n1,2\r\n3,4').rows).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }, { line: 3, cells: ['3', '4'] }])
  })

  it('counts lines inside quoted cells', () => {
    expect(parseCsv('a,b\n"one\ntwo",2\n3,4\n').rows.map(row => row.line)).toEqual([1, 2, 4])
  })

  it('says on which line a quote was opened that never closes', () => {
    expect(parseCsv('a\n1\n"open\nmore\n').stray).toEqual({ line: 3, found: 'a quoted cell never ends' })
  })

  it('says on which line something follows a closed quote', () => {
    expect(parseCsv('a,b\n1,"x\ny"z\n').stray).toEqual({ line: 3, found: 'text follows a closed quote' })
  })

  it('reads the same rows, with the same lines, whatever ends each line', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('1,2', '"a""b",', ',x', '"p,q",r'), end), { minLength: 1, maxLength: 9 }), (lines) => {
      const mixed = parseCsv(lines.map(([cells, mark]) => cells + mark).join(''))
      expect(mixed).toEqual(parseCsv(lines.map(([cells]) => `${cells}\n`).join('')))
      expect(mixed.rows.map(row => row.line)).toEqual(lines.map((_, i) => i + 1))
    }))
  })
})
