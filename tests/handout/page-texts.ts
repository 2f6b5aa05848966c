import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib'
import type { CodeMap } from '../../packages/slidev-companion/src/handout/pdf/unicode'
import { ParseSpeeds, PDFDocument, PDFRawStream } from 'pdf-lib'
import { dictOf, formOf, name, readStream } from '../../packages/slidev-companion/src/handout/pdf/objects'
import { operators } from '../../packages/slidev-companion/src/handout/pdf/operators'
import { codeMap, TextReader } from '../../packages/slidev-companion/src/handout/pdf/unicode'

const SHOW = new Set(['Tj', 'TJ', '\'', '"'])

/** Returns the text of each page in painting order, one line a run; forms are read where they are painted. */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const fonts = new Map<PDFObject, CodeMap>()
  return doc.getPages().map(({ node }) => {
    const contents = node.get(name('Contents'))
    const stream = contents && doc.context.lookup(contents)
    return stream instanceof PDFRawStream ? shownIn(doc.context, readStream(stream), node.Resources(), fonts).join('\n') : ''
  })
}

function shownIn(context: PDFContext, content: string, resources: PDFDict | undefined, fonts: Map<PDFObject, CodeMap>): string[] {
  const resource = (kind: string, key = '') => dictOf(context, resources?.get(name(kind)))?.get(name(key.slice(1)))
  const runs: string[] = []
  const reader = new TextReader()
  let codes: CodeMap | undefined
  for (const { name: operator, operands } of operators(content)) {
    if (operator === 'Tf') {
      const font = resource('Font', operands[0])
      if (font && !fonts.has(font))
        fonts.set(font, codeMap(context, dictOf(context, font)))
      codes = font && fonts.get(font)
    }
    else if (SHOW.has(operator)) {
      runs.push(reader.show(operands, codes))
    }
    else if (operator === 'BDC' || operator === 'BMC') {
      reader.begin(operands)
    }
    else if (operator === 'EMC') {
      reader.end()
    }
    else if (operator === 'Do') {
      const form = formOf(context, resource('XObject', operands[0]))
      if (form)
        runs.push(...shownIn(context, readStream(form.stream), dictOf(context, form.stream.dict.get(name('Resources'))) ?? resources, fonts))
    }
  }
  return runs
}
