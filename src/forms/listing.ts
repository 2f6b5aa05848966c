import { escapeHtml } from '../../packages/slidev-companion/src/escape'
import { codeBlock } from '../../packages/slidev-companion/src/guide/fences'
import { inertText } from '../../packages/slidev-companion/src/guide/mdbook'
import { saysFailure } from '../specs/failure'

/**
 * What is longer is folded in the guide and cut on paper: a reader has the lines that matter. A file is
 * read, an output looked through.
 */
const MOST = { output: 10, file: 24 }
/** Without a word on which lines matter, the first and the last so many of an output; of a file, its beginning. */
const FIRST = { output: 5, file: 12 }
const LAST = { output: 3, file: 0 }

export interface Listing {
  kind: 'output' | 'file'
  language: string
  /** Stand above the lines in any case: what was typed. */
  head?: string[]
  lines: string[]
  /** Stand below: how it ended. */
  foot?: string[]
  /** Whether a line is one of those that matter. */
  matters?: (line: string) => boolean
}

/**
 * Returns a listing for paper, where nothing can be unfolded: of a long one the lines that matter and those
 * that say what failed.
 */
export function cutListing({ kind, language, head = [], lines, foot = [], matters }: Listing): string {
  const isFirst = (i: number) => i < FIRST[kind] || i >= lines.length - LAST[kind]
  const kept = lines.map((line, i) =>
    line.trim() !== '' && ((matters ? matters(line) : isFirst(i)) || (kind === 'output' && saysFailure(line))))
  const shown = lines.length <= MOST[kind] ? lines : shownLines(lines, kept)
  return codeBlock([...head, ...shown, ...foot].join('\n'), language)
}

/** Returns a file for a page: where it is long, folded. */
export function foldedFile(lines: string[], language: string): string {
  const whole = codeBlock(lines.join('\n'), language)
  return lines.length <= MOST.file ? whole : folded(`The whole file: ${lines.length} lines`, whole)
}

/** A command as it was recorded, for a page. */
export type Typed = Omit<Listing, 'kind' | 'language'>

/** Returns the commands of a step as one listing; where that is long, the lines that matter and, folded, all of it. */
export function session(commands: Typed[], matters?: Listing['matters']): string {
  const block = (parts: string[][]) => codeBlock(parts.map(part => part.join('\n')).join('\n\n'), 'console')
  const whole = block(commands.map(allOf))
  const count = commands.reduce((sum, { lines }) => sum + lines.length, 0)
  if (count <= MOST.output)
    return whole
  const brief
    = matters === undefined ? commands.map(ends) : telling(commands, matters).map(command => telltale(command, matters))
  return `${block(brief)}\n\n${folded(`All that was printed: ${count} lines`, whole)}`
}

/** Returns the commands of a step that matter; of a short step all. */
export function telling<Command extends Typed>(commands: Command[], matters?: (line: string) => boolean): Command[] {
  const count = commands.reduce((sum, { lines }) => sum + lines.length, 0)
  return matters === undefined || count <= MOST.output
    ? commands
    : commands.filter(command => allOf(command).some(line => matters(line) || saysFailure(line)))
}

function allOf({ head = [], lines, foot = [] }: Typed): string[] {
  return [...head, ...lines, ...foot]
}

const AS_EXPECTED = '[exit code 0]'

/** Returns what was typed, the lines that matter, and how it ended unless it ended well. */
function telltale({ head = [], lines, foot = [] }: Typed, matters: (line: string) => boolean): string[] {
  const kept = lines.map(line => matters(line) || saysFailure(line))
  return [...head, ...shownLines(lines, kept), ...foot.filter(line => line !== AS_EXPECTED || matters(line))]
}

function ends({ head = [], lines, foot = [] }: Typed): string[] {
  const isEnd = (i: number) => i < FIRST.output || i >= lines.length - LAST.output
  const kept = lines.map((line, i) => isEnd(i) || saysFailure(line))
  const shown = lines.length <= MOST.output ? lines : shownLines(lines, kept)
  return [...head, ...shown, ...foot]
}

/** Returns a block that a reader unfolds. */
function folded(summary: string, content: string): string {
  return `<details>\n<summary>${inertText(escapeHtml(summary))}</summary>\n\n${content}\n\n</details>`
}

/** Returns the lines that are kept; where others are left out, one line says how many. */
function shownLines(lines: string[], kept: boolean[]): string[] {
  const edges = [-1, ...lines.flatMap((_, i) => kept[i] ? [i] : []), lines.length]
  return edges
    .slice(1)
    .flatMap((end, i) => [
      ...leftOut(lines.slice(edges[i]! + 1, end)),
      ...lines.slice(end, end + 1),
    ])
}

/**
 * Blank lines stay, and a single line is no longer than the word on it; anything else that is left
 * out is counted.
 */
function leftOut(lines: string[]): string[] {
  const count = lines.filter(line => line.trim() !== '').length
  return count <= 1 ? lines : [`… ${count} lines`]
}

const TABLE = /^\|.*\|$/

/**
 * Returns a Markdown file as a quotation, for paper: its lines that matter or its beginning, tables
 * as tables.
 */
export function quotedMarkdown(lines: string[], matters?: (line: string) => boolean): string {
  const begins = (line: string, i: number) => i < FIRST.file || (i < MOST.file && TABLE.test(line))
  const kept = lines.map((line, i) => line.trim() !== '' && (matters ? matters(line) : begins(line, i)))
  const shown = lines.length <= MOST.file ? lines : shownLines(lines, kept)
  // A table ends at an empty line, and so does a paragraph before what is left out.
  const parted = shown.flatMap(line => line.startsWith('…') ? ['', line, ''] : [line])
  return parted.map(line => `> ${line}`.trimEnd()).join('\n')
}
