import { escapeHtml } from '../../packages/slidev-companion/src/escape'
import { codeBlock } from '../../packages/slidev-companion/src/guide/fences'
import { inertText } from '../../packages/slidev-companion/src/guide/mdbook'
import { saysFailure } from '../specs/failure'

/** What is longer is folded in the guide and cut on paper: a reader has the lines that matter. A file is read, an output looked through. */
const MOST = { output: 10, file: 24 }
/** Without a word on which lines matter, the first and the last so many of an output; of a file, on paper, its beginning. */
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
  /** On paper nothing can be unfolded: the rest is left out. */
  onPaper?: boolean
}

/** Returns a listing, or where it is long, its lines that matter and, folded, all of it. A line that says what failed always stands. */
export function listing({ kind, language, head = [], lines, foot = [], matters, onPaper }: Listing): string {
  const whole = codeBlock([...head, ...lines, ...foot].join('\n'), language)
  const isFirst = (i: number) => i < FIRST[kind] || i >= lines.length - LAST[kind]
  const kept = lines.map((line, i) => line.trim() !== '' && ((matters ? matters(line) : isFirst(i)) || (kind === 'output' && saysFailure(line))))
  if (lines.length <= MOST[kind] || lines.every((line, i) => kept[i] || line.trim() === ''))
    return whole
  const brief = codeBlock([...head, ...shownLines(lines, kept), ...foot].join('\n'), language)
  if (onPaper)
    return brief
  const unfolded = folded(`The whole ${kind}: ${lines.length} lines`, whole)
  return kind === 'file' && !matters ? unfolded : `${brief}\n\n${unfolded}`
}

/** Returns a block that a reader unfolds. */
function folded(summary: string, content: string): string {
  return `<details>\n<summary>${inertText(escapeHtml(summary))}</summary>\n\n${content}\n\n</details>`
}

/** Returns the lines that are kept; where others are left out, one line says how many. */
function shownLines(lines: string[], kept: boolean[]): string[] {
  const edges = [-1, ...lines.flatMap((_, i) => kept[i] ? [i] : []), lines.length]
  return edges.slice(1).flatMap((end, i) => [...leftOut(lines.slice(edges[i]! + 1, end)), ...lines.slice(end, end + 1)])
}

/** Blank lines stay, and a single line is no longer than the word on it; anything else that is left out is counted. */
function leftOut(lines: string[]): string[] {
  const count = lines.filter(line => line.trim() !== '').length
  return count <= 1 ? lines : [`… ${count} lines`]
}

const TABLE = /^\|.*\|$/

/** Returns a Markdown file as a quotation, for paper: its lines that matter or its beginning, tables as tables. */
export function quotedMarkdown(lines: string[], matters?: (line: string) => boolean): string {
  const begins = (line: string, i: number) => i < FIRST.file || (i < MOST.file && TABLE.test(line))
  const kept = lines.map((line, i) => line.trim() !== '' && (matters ? matters(line) : begins(line, i)))
  const shown = lines.length <= MOST.file ? lines : shownLines(lines, kept)
  // A table ends at an empty line, and so does a paragraph before what is left out.
  const parted = shown.flatMap(line => line.startsWith('…') ? ['', line, ''] : [line])
  return parted.map(line => `> ${line}`.trimEnd()).join('\n')
}
