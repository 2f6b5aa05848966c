/** One operator of a content stream with its operands and its place. */
export interface Operator {
  name: string
  operands: string[]
  start: number
  end: number
}

// The data of an inline image ends at an EI that is followed by text, not by more bytes of an
// image.
const IMAGE_END
  = /[\0\t\n\f\r ]EI(?=(?:[\0\t\n\f\r ][\t\n\r\x20-\x7E]{0,15})?$|[\0\t\n\f\r ][\t\n\r\x20-\x7E]{15})/
const NO_HEX = /[^\da-f\0\t\n\f\r ]/i

/**
 * What a byte is to a reader of content streams; a table, because a deck has millions of them. ISO
 * 32000-1, 7.2.2.
 */
const KIND = new Uint8Array(256)
const [BLANK, DELIMITER, NUMERIC] = [1, 2, 3]
const setKind = (bytes: string, kind: number) => [...bytes].forEach(byte => KIND[byte.charCodeAt(0)] = kind)
setKind('\0\t\n\f\r ', BLANK)
setKind('()<>[]{}/%', DELIMITER)
setKind('+-.0123456789', NUMERIC)
const WORD_OPERANDS = new Set(['true', 'false', 'null', 'BI'])

/**
 * Yields the operators of a content stream given as latin1; ISO 32000-1, 7.8.2. Throws on text that
 * is none.
 */
export function* operators(content: string): Generator<Operator> {
  let operands: string[] = []
  let start = -1
  for (let at = 0; at < content.length;) {
    const kind = KIND[content.charCodeAt(at)]
    const end = kind === BLANK ? at + 1 : tokenEnd(content, at)
    if (kind === BLANK || content[at] === '%') {
      at = end
      continue
    }
    if (start < 0)
      start = at
    const token = content.slice(at, end)
    at = end
    if (kind === NUMERIC || kind === DELIMITER || WORD_OPERANDS.has(token)) {
      operands.push(token)
      continue
    }
    if (token === 'ID')
      at = imageEnd(content, at)
    yield { name: token === 'ID' ? 'EI' : token, operands, start, end: at }
    operands = []
    start = -1
  }
  if (start >= 0)
    throw new Error('PDF: operands without operator')
}

/** Where the name, number, string, mark, comment or operator ends that begins at `at`. */
function tokenEnd(content: string, at: number): number {
  switch (content[at]) {
    case '(':
      return stringEnd(content, at)
    case '[':
    case ']':
    case '{':
    case '}':
      return at + 1
    case '<':
      return content[at + 1] === '<' ? at + 2 : hexEnd(content, at)
    case '>':
      if (content[at + 1] === '>')
        return at + 2
      throw unexpected(at)
    case ')':
      throw unexpected(at)
    case '%':
      return lineEnd(content, at)
  }
  let end = at + 1
  while (
    end < content.length
    && KIND[content.charCodeAt(end)] !== BLANK
    && KIND[content.charCodeAt(end)] !== DELIMITER
  ) {
    end++
  }
  return end
}

function unexpected(at: number): Error {
  return new Error(`PDF: unexpected byte at ${at}`)
}

function hexEnd(content: string, at: number): number {
  const end = content.indexOf('>', at) + 1
  if (end === 0 || NO_HEX.test(content.slice(at + 1, end - 1)))
    throw unexpected(at)
  return end
}

function lineEnd(content: string, at: number): number {
  let end = at
  while (end < content.length && content[end] !== '\n' && content[end] !== '\r')
    end++
  return end
}

/** Literal strings nest parentheses; a backslash takes the next byte out of the count. */
function stringEnd(content: string, at: number): number {
  let depth = 1
  for (let end = at + 1; end < content.length; end++) {
    if (content[end] === '\\')
      end++
    else if (content[end] === '(')
      depth++
    else if (content[end] === ')' && --depth === 0)
      return end + 1
  }
  throw new Error(`PDF: string without end at ${at}`)
}

function imageEnd(content: string, at: number): number {
  const length = content.slice(at).search(IMAGE_END)
  if (length < 0)
    throw new Error(`PDF: inline image without end at ${at}`)
  return at + length + 3
}
