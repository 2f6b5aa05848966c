import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operators } from '../../../src/handout/pdf/operators'

const read = (content: string) => [...operators(content)].map(({ name, operands }) => `${name}(${operands.join(' ')})`)

describe('operators', () => {
  it.each([
    ['nested and escaped parentheses are one string', '(a \\) (b) \\\\) Tj', ['Tj((a \\) (b) \\\\))']],
    ['comments end with their line', '% q Q\nq%x\r1 0 0 rg Q', ['q()', 'rg(1 0 0)', 'Q()']],
    ['a name may hold an escape, a dictionary a dictionary', '/A#20b<</MCID 3/Y<</Z[1 2]>>>>BDC EMC', ['BDC(/A#20b << /MCID 3 /Y << /Z [ 1 2 ] >> >>)', 'EMC()']],
    ['an array holds strings of both kinds', '[(q)-10<00 41>(Q)]TJ', ['TJ([ (q) -10 <00 41> (Q) ])']],
    ['an inline image may hold an EI that does not end it', 'BI /W 2 ID a EI \x80\xFFb\nEI Q', ['EI(BI /W 2)', 'Q()']],
    ['numbers may begin with a point or a sign, and NUL is a blank', '.5\0-.5 +1 l\0S', ['l(.5 -.5 +1)', 'S()']],
    ['operators may hold quotes and stars', 'T* (x)\' 1 2(y)" f*', ['T*()', '\'((x))', '"(1 2 (y))', 'f*()']],
  ])('%s', (_, content, expected) => expect(read(content)).toEqual(expected))

  it.each([
    ['a string without end', '(abc'],
    ['operands without operator', '1 2'],
    ['a parenthesis that closes nothing', '1 0 ) Tj'],
    ['a mark that ends nothing', '/P > BDC'],
    ['a hexadecimal string with other signs', '<00g1> Tj'],
    ['a hexadecimal string without end', '<0041 Tj'],
    ['an inline image without end', 'BI /W 1 ID abc'],
  ])('refuses %s', (_, content) => expect(() => read(content)).toThrow('PDF:'))

  it('gives every operator the bytes it stands on', () => {
    const operator = fc.constantFrom('0 0 5 5 re', 'f', '(a\\)b) Tj', '[(b) 9 <0041>] TJ', 'q', 'Q', '/P <</MCID 1>> BDC', 'EMC')
    fc.assert(fc.property(fc.array(operator), (list) => {
      const content = list.join('\n')
      expect([...operators(content)].map(({ start, end }) => content.slice(start, end))).toEqual(list)
    }))
  })
})
