import type { PDFDocument, PDFPage } from 'pdf-lib'
import type { Shared } from './content'
import type { Body, Marks } from './marks'
import type { FileWords } from './metadata'
import type { Bookmark } from './outline'
import { PDFHeader, PDFRawStream, PDFRef } from 'pdf-lib'
import { markContent } from './content'
import { noMarks } from './marks'
import { writeMetadata } from './metadata'
import { dictOf, name, readStream, replaceStream } from './objects'
import { writeOutline } from './outline'
import { moveParents } from './parents'
import { fixStructure } from './structure'
import { fixCodeMaps } from './unicode'

export interface AccessibleOptions {
  words: FileWords
  /** The area inside the print margins: untagged text outside it is running header or footer. */
  body: Body
  /** Words that the page declared decoration (aria-hidden); they need no tag. */
  decoration?: string
  bookmarks: Bookmark[]
}

/**
 * Returns the tagged PDF that Chromium printed as one that meets PDF/UA-1 (ISO 14289-1), what in
 * the page stands against it, and the text that is painted on each page.
 */
export async function makeAccessible(
  doc: PDFDocument,
  { words, body, bookmarks, decoration = '' }: AccessibleOptions,
): Promise<{ pdf: Uint8Array, warnings: string[], texts: string[] }> {
  const root = dictOf(doc.context, doc.catalog.get(name('StructTreeRoot')))
  if (!root)
    throw new Error('PDF: no structure tree; print with tagged: true')
  const marks = noMarks(decoration)
  for (const [index, page] of doc.getPages().entries()) {
    const before = marks.warnings.length
    markPage(page, { context: doc.context, body, found: marks })
    marks.warnings.push(...marks.warnings.splice(before).map(warning => `page ${index + 1}: ${warning}`))
  }
  fixStructure(doc.context, root, marks)
  moveParents(doc, root, marks)
  fixCodeMaps(doc.context)
  writeOutline(doc, bookmarks)
  writeMetadata(doc, words)
  doc.context.header = PDFHeader.forVersion(1, 7)
  return {
    pdf: await doc.save({
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    }),
    warnings: marks.warnings,
    texts: doc.getPages().map(({ ref }) => textOf(ref.toString(), marks)),
  }
}

// -- internal --

function markPage({ node, ref: page }: PDFPage, shared: Shared): void {
  const { context } = shared
  const ref = node.get(name('Contents'))
  const stream = ref && context.lookup(ref)
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream))
    throw new Error('PDF: expected one content stream a page')
  const place = { page: page.toString(), resources: node.Resources(), covered: false }
  replaceStream(context, ref, stream, markContent(shared, readStream(stream), place).content)
}

function textOf(page: string, { texts }: Marks): string {
  return [...texts].filter(([key]) => key.startsWith(`${page}/`)).map(([, text]) => text).join('\n')
}
