import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv, writeCsv } from '../../src/data/csv'

describe('parseCsv', () => {
  it('reads back whatever writeCsv writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', ' ', ';', '=') })
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
    expect(parseCsv('a\n1\n"open\nmore\n').unclosed).toBe(3)
  })
})
