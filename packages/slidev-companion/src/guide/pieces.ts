/** A piece of a page: text that may still change, or what is kept as it is. */
export type Piece = string | Kept

/**
 * Alone on its line it is a block with room around it; `apart` says that it stands on its own
 * within a line too.
 */
export interface Kept { text: string, apart: boolean }

/** In a row of a table, a quote, a heading or an item of a list all stays in its line. */
const RE_ROW = /^\s*(?:[|>#]|[-*+]\s|\d+[.)]\s)/

/** Returns the pieces as text, each kept one in its place; a block has an empty line around it. */
export function layOut(pieces: readonly Piece[]): string {
  return isText(pieces) ? pieces.join('') : layOutLines(linesOf(pieces))
}

/** Returns the pieces of lines as text, as `layOut` does. */
export function layOutLines(rows: readonly Piece[][]): string {
  const lines: string[] = []
  let wasBlock = false
  for (const [i, { text, isBlock }] of rows.map(layOutLine).entries()) {
    // The first and the last line may still be joined to another, and are no room.
    const hasRoom = (text === '' && i < rows.length - 1) || (lines.length > 1 && lines.at(-1) === '')
    if ((isBlock || wasBlock) && !hasRoom)
      lines.push('')
    lines.push(text)
    wasBlock = isBlock
  }
  return wasBlock ? `${lines.join('\n')}\n` : lines.join('\n')
}

/** Returns the pieces of each line; text is joined, and kept pieces part it. */
export function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      lines.at(-1)!.push(piece)
      continue
    }
    const [first = '', ...others] = piece.split('\n')
    addText(lines.at(-1)!, first)
    for (const other of others)
      lines.push(other === '' ? [] : [other])
  }
  return lines
}

/** Returns lines as pieces. */
function joinLines(lines: readonly Piece[][]): Piece[] {
  return lines.flatMap((line, i) => i === 0 ? line : ['\n', ...line])
}

/** Returns the pieces with their text changed; pieces of text that touch are one. */
export function mapText(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string')
      addText(joined, piece)
    else
      joined.push(piece)
  }
  return joined.map(piece => typeof piece === 'string' ? change(piece) : piece)
}

/** Returns the pieces without the space before the first and behind the last. */
export function trimPieces(pieces: readonly Piece[]): Piece[] {
  const joined = mapText(pieces, text => text)
  const [first] = joined
  if (typeof first === 'string')
    joined[0] = first.trimStart()
  const last = joined.at(-1)
  if (typeof last === 'string')
    joined[joined.length - 1] = last.trimEnd()
  return joined.filter(piece => piece !== '')
}

/** Whether there is nothing to see. */
export function isBlank(pieces: readonly Piece[]): boolean {
  return pieces.every(piece => typeof piece === 'string' && piece.trim() === '')
}

/**
 * Returns the lines moved left by their common indent: what stood inside an element stands on its
 * own now.
 */
export function dedent(pieces: readonly Piece[]): Piece[] {
  const lines = linesOf(pieces)
  const indents = lines.slice(1).filter(hasWords).map(line => indentOf(line).length)
  const least = indents.reduce((a, b) => Math.min(a, b), Infinity)
  return joinLines(lines.map((line, i) => {
    const indent = indentOf(line).length
    const isMoved = i > 0 && Number.isFinite(least)
    const moved = isMoved ? Math.min(least, indent) : beginsKept(line) ? indent : 0
    return moved === 0 ? line : [(line[0] as string).slice(moved), ...line.slice(1)]
  }))
}

/** Whether a line has more in it than one piece that is kept. */
function hasWords(line: Piece[]): boolean {
  const shown = line.filter(piece => typeof piece !== 'string' || piece.trim() !== '')
  return shown.length > 1 || shown.some(piece => typeof piece === 'string' || piece.apart)
}

function beginsKept([first, second]: Piece[]): boolean {
  return typeof first === 'string' && first.trim() === '' && typeof second === 'object' && !second.apart
}

function indentOf([first]: Piece[]): string {
  return typeof first === 'string' ? /^[ \t]*/.exec(first)![0] : ''
}

function isText(pieces: readonly Piece[]): pieces is readonly string[] {
  return pieces.every(piece => typeof piece === 'string')
}

function addText(pieces: Piece[], text: string): void {
  if (text === '')
    return
  if (typeof pieces.at(-1) === 'string')
    pieces[pieces.length - 1] += text
  else
    pieces.push(text)
}

/** A line that is one kept piece may be a block. */
interface LaidOut { text: string, isBlock: boolean }

function layOutLine(line: Piece[]): LaidOut {
  if (isText(line))
    return { text: line.join(''), isBlock: false }
  const kept = line.filter(piece => typeof piece !== 'string')
  const text = line.filter(piece => typeof piece === 'string')
  if (kept.length === 1 && text.every(piece => piece.trim() === ''))
    return layOutAlone(kept[0]!, indentOf(line))
  const [first = ''] = line
  const isRow = typeof first === 'string' && RE_ROW.test(first)
  const stays = isRow || text.some(piece => piece.includes(' | '))
  return { text: line.map(piece => typeof piece === 'string' ? piece : inLine(piece, stays)).join(''), isBlock: false }
}

function layOutAlone({ text }: Kept, indent: string): LaidOut {
  const block = text.replace(/^\n+|\n+$/g, '')
  const indented = indent === '' ? block : block.replace(/^(?=.)/gm, indent)
  // HTML inside HTML and code inside a quote stay line by line: an empty line would end the outer
  // block.
  return { text: indented, isBlock: standsApart(block) && !/^(?:<[a-z]|>)/i.test(block) }
}

function inLine({ text, apart }: Kept, stays: boolean): string {
  const room = apart ? stays ? ' ' : '\n\n' : ''
  const isJoined = stays && !/^\s*(?:`{3,}|~{3,})/m.test(text)
  const shown = isJoined ? text.replace(/\s*\n\s*/g, ' ').trim() : text
  return `${room}${shown}${room}`
}

function standsApart(text: string): boolean {
  return text.includes('\n') || !/^(?:`[^`]|<(?:[abi]|em|strong|code|kbd|small|sub|sup|br)\b)/.test(text)
}
