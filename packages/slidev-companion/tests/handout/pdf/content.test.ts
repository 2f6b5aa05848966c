import process from 'node:process'
import fc from 'fast-check'
import { PDFContext } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { markContent } from '../../../src/handout/pdf/content'
import { noMarks } from '../../../src/handout/pdf/marks'
import { operators } from '../../../src/handout/pdf/operators'

function mark(content: string) {
  const shared = { context: PDFContext.create(), body: [0, 20, 200, 200] as const, found: noMarks('') }
  return markContent(shared, content, { page: '1 0 R', covered: false }).content
}
const PAINTS = new Set(['f', 'S', 'Tj', 'TJ', 'EI'])
const INSERTED = /\/Artifact BMC\n|\/Artifact <<\/Type\/Pagination\/Subtype\/\w+>>BDC\n|\n?\bEMC\b/g

describe('marking of what is painted', () => {
  it('makes an artifact of a line outside any mark', () => {
    expect(mark('0 0 5 5 re f')).toBe('/Artifact BMC\n0 0 5 5 re f\nEMC')
  })

  it('leaves marked text alone', () => {
    const content = 'BT /P <</MCID 0>>BDC <0041> Tj EMC ET'
    expect(mark(content)).toBe(content)
  })

  it('calls text below the page body a footer', () => {
    expect(mark('BT 1 0 0 1 50 5 Tm <0041> Tj ET')).toContain('/Subtype/Footer')
  })

  it('does not let a mark reach across a saved state', () => {
    expect(mark('0 0 1 1 re f q 0 0 2 2 re f Q')).toBe('/Artifact BMC\n0 0 1 1 re f\nEMC q /Artifact BMC\n0 0 2 2 re f\nEMC Q')
  })

  it('refuses marks that do not nest', () => {
    expect(() => mark('EMC')).toThrow('never began')
    expect(() => mark('/P <</MCID 1>>BDC')).toThrow('without end')
  })

  it('only inserts, covers all that is painted, and nests', () => {
    const leaf = fc.constantFrom('0 0 5 5 re f', '0 0 m 9 9 l S', '0 0 9 9 re W n', 'BT 1 0 0 1 50 50 Tm <0041> Tj ET', '/P <</MCID 0>>BDC 0 0 3 3 re f EMC', '/Artifact BMC 0 0 2 2 re f EMC', 'BI /W 1 ID x EI')
    const { body } = fc.letrec<{ body: string, group: string }>(tie => ({
      body: fc.array(fc.oneof(leaf, tie('group')), { maxLength: 8 }).map(parts => parts.join('\n')),
      group: tie('body').map(inner => `q 1 0 0 1 2 3 cm\n${inner}\nQ`),
    }))
    fc.assert(fc.property(body, (content) => {
      const out = mark(content)
      expect(out.replace(INSERTED, '').replace(/\s+/g, ' ')).toBe(content.replace(INSERTED, '').replace(/\/Artifact BMC /g, '/Artifact BMC ').replace(/\s+/g, ' '))
      let open: boolean[] = []
      for (const { name, operands } of operators(out)) {
        if (name === 'BDC' || name === 'BMC')
          open.push(operands.includes('/MCID') || operands[0] === '/Artifact')
        else if (name === 'EMC')
          open = open.slice(0, -1)
        else if (PAINTS.has(name))
          expect(open).toContain(true)
      }
      expect(open).toEqual([])
    }), { numRuns: 200 * Number(process.env.FUZZ ?? 1) })
  })
})
