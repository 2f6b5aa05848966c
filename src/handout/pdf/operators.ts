/** One operator of a content stream with its operands and its place. */
export interface Operator {
  name: string
  operands: string[]
  start: number
  end: number
}

// Spaces and comments, dictionary and array marks, hexadecimal strings, the start of a literal string, names and words.
const TOKEN = /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[\da-f\0\t\n\f\r ]*>|[[\]{}(]|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|\//giy
const BLANK = /^[\0\t\n\f\r %]/
const OPERAND = /^(?:[[\]{}<>(/+\-.\d]|(?:true|false|null)$)/
// The data of an inline image ends at an EI that is followed by text, not by more bytes of an image.
const IMAGE_END = /[\0\t\n\f\r ]EI(?=(?:[\0\t\n\f\r ][\t\n\r\x20-\x7E]{0,15})?$|[\0\t\n\f\r ][\t\n\r\x20-\x7E]{15})/

/** Yields the operators of a content stream given as latin1; ISO 32000-1, 7.8.2. Throws on text that is none. */
export function* operators(content: string): Generator<Operator> {
  let operands: string[] = []
  let start = -1
  for (let at = 0; at < content.length;) {
    const token = tokenAt(content, at)
    const from = at
    at += token.length
    if (BLANK.test(token))
      continue
    if (start < 0)
      start = from
    if (token === 'BI' || OPERAND.test(token)) {
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

function tokenAt(content: string, at: number): string {
  TOKEN.lastIndex = at
  const token = TOKEN.exec(content)?.[0]
  if (token === undefined)
    throw new Error(`PDF: unexpected byte at ${at}`)
  return token === '(' ? content.slice(at, stringEnd(content, at)) : token
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
