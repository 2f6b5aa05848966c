import type { PDFContext, PDFObject } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'

/** Returns the document that a printer wrote. */
export function readPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
}

export const name = (text: string): PDFName => PDFName.of(text)

/** Returns the text of a name, empty for anything else. */
export function nameText(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : ''
}

/** Returns the dictionary behind a reference or a stream, if there is one. */
export function dictOf(context: PDFContext, object: PDFObject | undefined): PDFDict | undefined {
  const found = object && context.lookup(object)
  return found instanceof PDFDict ? found : found instanceof PDFRawStream ? found.dict : undefined
}

/** Returns the text of a string object, empty for anything else. */
export function stringText(context: PDFContext, object: PDFObject | undefined): string {
  const found = object && context.lookup(object)
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : ''
}

/** Returns the kids of a structure element as a list, however they are written. */
export function kidsOf(context: PDFContext, element: PDFDict): PDFObject[] {
  const kids = element.get(name('K'))
  const found = kids && context.lookup(kids)
  return found instanceof PDFArray ? found.asArray() : kids ? [kids] : []
}

/** Returns what a stream holds, one character a byte. */
export function readStream(stream: PDFRawStream): string {
  const plain
    = nameText(stream.dict.get(name('Filter'))) === 'FlateDecode'
      && !stream.dict.has(name('DecodeParms'))
  return Buffer.from(
    plain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode(),
  ).toString('latin1')
}

/** Puts new content, compressed, in the place of a stream. */
export function replaceStream(context: PDFContext, ref: PDFRef, stream: PDFRawStream, content: string) {
  stream.dict.delete(name('DecodeParms'))
  stream.dict.set(name('Filter'), name('FlateDecode'))
  context.assign(ref, PDFRawStream.of(stream.dict, deflateSync(Buffer.from(content, 'latin1'))))
}

/** Returns a stream of a form XObject and its reference, or nothing for images and the rest. */
export function formOf(
  context: PDFContext,
  object: PDFObject | undefined,
): { ref: PDFRef, stream: PDFRawStream } | undefined {
  const stream = object && context.lookup(object)
  return object instanceof PDFRef
    && stream instanceof PDFRawStream
    && nameText(stream.dict.get(name('Subtype'))) === 'Form'
    ? { ref: object, stream }
    : undefined
}
