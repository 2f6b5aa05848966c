import { PDFContext, PDFDict, PDFName } from 'pdf-lib'
import { expect, it } from 'vitest'
import { noMarks } from '../../../src/handout/pdf/marks'
import { fixStructure } from '../../../src/handout/pdf/structure'

/** Returns the types of the elements that a document of these has once it is fixed. */
function fixed(types: string[]): string[] {
  const context = PDFContext.create()
  const elements = types.map(type => context.register(context.obj({ Type: 'StructElem', S: type })))
  fixStructure(context, context.obj({ K: elements }), noMarks(''))
  return elements.map(one => context.lookup(one, PDFDict).lookup(PDFName.of('S'), PDFName).decodeText())
}

it('lets no heading skip a level, and leaves those that do not', () => {
  expect(fixed(['H1', 'H2', 'H3', 'P', 'H2', 'H3', 'H1'])).toEqual(['H1', 'H2', 'H3', 'P', 'H2', 'H3', 'H1'])
  expect(fixed(['H1', 'H3', 'H3', 'H2', 'H3'])).toEqual(['H1', 'H2', 'H2', 'H2', 'H3'])
  expect(fixed(['H2', 'P', 'H4'])).toEqual(['H1', 'P', 'H2'])
})
