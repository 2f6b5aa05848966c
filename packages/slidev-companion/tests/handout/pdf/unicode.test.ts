import { PDFDocument, PDFRawStream } from 'pdf-lib'
import { expect, it } from 'vitest'
import { name, readStream } from '../../../src/handout/pdf/objects'
import { codeMap, fixCodeMaps } from '../../../src/handout/pdf/unicode'

const MAP = `1 begincodespacerange
<0000> <FFFF>
endcodespacerange
3 beginbfchar
<0008> <0627>
<0105> <0000>
<0000> <0020>
endbfchar
1 beginbfrange
<0000> <0000> <0041>
endbfrange
`

async function fontWith(map: string) {
  const { context } = await PDFDocument.create()
  const font = context.obj({ Type: 'Font', ToUnicode: context.register(context.flateStream(map)) })
  context.register(font)
  const read = () => readStream(context.lookup(font.get(name('ToUnicode'))) as PDFRawStream)
  return { context, font, read }
}

it('gives a glyph that is no character, such as the dots of an Arabic letter, a code that PDF/UA-1 allows', async () => {
  const { context, font, read } = await fontWith(MAP)
  fixCodeMaps(context)
  expect(read()).toBe(MAP.replace('<0105> <0000>', '<0105> <FFFD>'))
  expect(codeMap(context, font).get(0x0105)).toBe('\uFFFD')
})

it('leaves every other map as it is', async () => {
  const map = MAP.replace('<0105> <0000>\n', '')
  const { context, font, read } = await fontWith(map)
  const before = context.lookup(font.get(name('ToUnicode')))
  fixCodeMaps(context)
  expect(read()).toBe(map)
  expect(context.lookup(font.get(name('ToUnicode')))).toBe(before)
  expect(before).toBeInstanceOf(PDFRawStream)
})
