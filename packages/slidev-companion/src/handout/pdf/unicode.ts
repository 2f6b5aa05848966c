import type { PDFContext, PDFDict } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { PDFRawStream, PDFRef } from 'pdf-lib'
import { dictOf, name, readStream, replaceStream } from './objects'

/** Text by character code. */
export type CodeMap = Map<number, string>

const BLOCK = /beginbf(char|range)(.*?)endbf/gs
/** Hexadecimal digits of a character code. */
const DIGITS = 4
const HEX = /<([\da-f]+)>/gi

const CHARS = /beginbfchar.*?endbfchar/gs
const PAIR = /(<[\da-f]+>\s*)(<[\da-f]+>)/gi
const NOTHING = '<0000>'

/**
 * Gives glyphs that are no character by themselves, such as the dots of Arabic letters, U+FFFD: Chromium maps
 * them to U+0000, which PDF/UA-1 forbids, and says the letter in the mark around them.
 */
export function fixCodeMaps(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const ref = dictOf(context, object)?.get(name('ToUnicode'))
    const stream = ref && context.lookup(ref)
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream))
      continue
    const source = readStream(stream)
    const fixed = source.replace(CHARS, block => block.replace(PAIR, (pair, code: string, text: string) =>
      text === NOTHING ? `${code}<FFFD>` : pair))
    if (fixed !== source)
      replaceStream(context, ref, stream, fixed)
  }
}

/** Returns what the codes of a font mean, from its ToUnicode map. */
export function codeMap(context: PDFContext, font: PDFDict | undefined): CodeMap {
  const map: CodeMap = new Map()
  const source = font?.get(name('ToUnicode'))
  const stream = source && context.lookup(source)
  for (const [, kind, block] of (stream instanceof PDFRawStream ? readStream(stream) : '').matchAll(BLOCK)) {
    const values = Array.from(block!.matchAll(HEX), match => match[1]!)
    const width = kind === 'char' ? 2 : 3
    for (let i = 0; i + width <= values.length; i += width) {
      const first = Number.parseInt(values[i]!, 16)
      const last = kind === 'char' ? first : Number.parseInt(values[i + 1]!, 16)
      for (let code = first; code <= last; code++)
        map.set(code, shifted(values[i + width - 1]!, code - first))
    }
  }
  return map
}

/** Returns the UTF-16BE text of `hex`, its last code raised by `by`. */
function shifted(hex: string, by: number): string {
  const raised = (BigInt(`0x${hex}`) + BigInt(by)).toString(16).padStart(hex.length, '0')
  return Buffer.from(raised, 'hex').swap16().toString('utf16le')
}

/**
 * Returns what a Tj or TJ shows. Literal strings are not decoded: Chromium writes hexadecimal ones.
 */
function shownText(operands: string[], codes: CodeMap | undefined): string {
  let text = ''
  for (const operand of operands) {
    if (operand[0] !== '<' || operand[1] === '<')
      continue
    for (let at = 1; at + DIGITS < operand.length; at += DIGITS)
      text += codes?.get(Number.parseInt(operand.slice(at, at + DIGITS), 16)) ?? ''
  }
  return text
}

const HEX_TEXT = /^<feff([\da-f]*)>$/i
const ESCAPE = /\\([()\\])/g

/**
 * Returns the text that a mark gives instead of its glyphs (tabular figures are glyphs without a
 * code of their own).
 */
function actualText(operands: string[]): string | undefined {
  const value = operands[operands.indexOf('/ActualText') + 1]
  if (!operands.includes('/ActualText') || value === undefined)
    return undefined
  const hex = HEX_TEXT.exec(value)?.[1]
  return hex === undefined
    ? value.slice(1, -1).replace(ESCAPE, '$1')
    : Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

/**
 * Reads text as a program for the blind does: what a mark says instead of its glyphs is said once.
 */
export class TextReader {
  private readonly instead: { text?: string }[] = []

  begin(operands: string[]) {
    this.instead.push({ text: actualText(operands) })
  }

  end() {
    this.instead.pop()
  }

  show(operands: string[], codes: CodeMap | undefined): string {
    const said = this.instead.findLast(({ text }) => text !== undefined)
    if (!said)
      return shownText(operands, codes)
    const { text } = said
    said.text = ''
    return text!
  }
}
