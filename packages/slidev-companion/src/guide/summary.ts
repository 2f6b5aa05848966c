import type { Token } from 'markdown-it'
import { posix } from 'node:path'
import MarkdownIt from 'markdown-it'

/** mdBook reads SUMMARY.md as plain CommonMark, in which a comment is a block of HTML. */
const commonmark = new MarkdownIt('commonmark', { maxNesting: 100 })
const RE_LINE_END = /(?<=\n|\r(?!\n))/
const RE_ITEM = /^(\s*)([-+*]|\d+[.)])\s+\[/

/** A heading, list or paragraph that stands in no other block. */
interface Block {
  kind: 'heading' | 'list' | 'text'
  /** The number of lines up to its last one that is not empty. */
  end: number
  /** The words of a heading. */
  words: string
  /** The character that begins the items of a list. */
  markup: string
}

/**
 * Returns a SUMMARY.md with the guide's entry under its `# Enterprise` part, made if missing; every other
 * line stays as it is. An older entry (the items that link to one of `pages`) is replaced where it stands.
 */
export function addToSummary(summary: string, pages: Set<string>, entryLines: (bullet: string) => string[]): string {
  if (summary.startsWith('\uFEFF'))
    return `\uFEFF${addToSummary(summary.slice(1), pages, entryLines)}`
  const lines = summary.split(RE_LINE_END)
  const tokens = commonmark.parse(summary, {})
  const own = ownLines(tokens, lines, pages)
  return own.length > 0 ? replaced(lines, own, entryLines) : added(lines, blocksOf(tokens, lines), entryLines)
}

/** Returns the indices of the lines that are an item with a link to one of the pages. */
function ownLines(tokens: Token[], lines: string[], pages: Set<string>): number[] {
  return tokens.filter(token => token.type === 'inline').flatMap(({ map, children }) => {
    const [from, end] = map!
    const link = children?.[0]
    const own
      = end === from + 1
        && RE_ITEM.test(lines[from]!)
        && link?.type === 'link_open'
        && pages.has(posix.normalize(String(link.attrGet('href'))))
    return own ? [from] : []
  })
}

/**
 * Returns the text with the entry in place of its own lines; they stay, with what stands between them, if
 * they are the entry already.
 */
function replaced(lines: string[], own: number[], entryLines: (bullet: string) => string[]): string {
  const [, indent = '', marker = ''] = RE_ITEM.exec(lines[own[0]!]!)!
  const entry = entryLines(bulletOf(marker)).map(line => indent + line)
  if (own.length === entry.length && own.every((at, i) => lines[at]!.trimEnd() === entry[i]))
    return lines.join('')
  const eol = lineEndOf(lines)
  const gone = new Set(own)
  return lines.map((line, i) => i === own[0] ? entry.join(eol) + eol : gone.has(i) ? '' : line).join('')
}

/** Returns the text with the entry in its part, or with a new part after the last list or part. */
function added(lines: string[], blocks: Block[], entryLines: (bullet: string) => string[]): string {
  const part = blocks.findIndex(({ kind, words }) => kind === 'heading' && words === 'Enterprise')
  if (part >= 0)
    return addedToPart(lines, blocks, part, entryLines)
  // The heading that comes first is the title; with nothing but prefix chapters below it, the part comes after these.
  const last = blocks.findLast(({ kind }, i) => kind === 'list' || (kind === 'heading' && i > 0)) ?? blocks.at(-1)
  return inserted(lines, last?.end ?? 0, [
    ...(last ? [''] : []),
    '# Enterprise',
    '',
    ...entryLines(bulletOf(last?.markup)),
  ])
}

/**
 * Returns the text with the entry after the last list of a part. If it has none: at its end, but in the
 * last part before all that may be a suffix chapter.
 */
function addedToPart(lines: string[], blocks: Block[], part: number, entryLines: (bullet: string) => string[]): string {
  const next = blocks.findIndex(({ kind }, i) => i > part && kind === 'heading')
  const list = blocks.slice(part, next < 0 ? blocks.length : next).findLast(({ kind }) => kind === 'list')
  if (list)
    return inserted(lines, list.end, entryLines(bulletOf(list.markup)))
  return inserted(lines, blocks[next < 0 ? part : next - 1]!.end, ['', ...entryLines('-')])
}

/** Returns the text with new lines at an index, and an empty line between them and what follows. */
function inserted(lines: string[], at: number, news: string[]): string {
  const eol = lineEndOf(lines)
  const above = lines.slice(0, at)
  const open = at > 0 && !/[\r\n]$/.test(above[at - 1]!)
  return [
    ...above,
    open ? eol : '',
    ...[...news, ...(lines[at]?.trim() ? [''] : [])].map(line => line + eol),
    ...lines.slice(at),
  ].join('')
}

/**
 * Returns the blocks of a SUMMARY.md after which a line can be put: comments and fences may be left open to
 * the end of the file.
 */
function blocksOf(tokens: Token[], lines: string[]): Block[] {
  return tokens.flatMap((token, i) => {
    if (token.level > 0 || token.nesting < 0 || !token.map || token.type === 'html_block' || token.type === 'fence')
      return []
    let end = token.map[1]
    while (lines[end - 1]!.trim() === '')
      end--
    const kind = token.tag === 'h1' ? 'heading' : /^[ou]l$/.test(token.tag) ? 'list' : 'text'
    return [{ kind, end, words: kind === 'heading' ? wordsOf(tokens[i + 1]!) : '', markup: token.markup }]
  })
}

function wordsOf(heading: Token): string {
  return heading
    .children!
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('')
    .trim()
}

function bulletOf(markup = ''): string {
  return /^[-+*]$/.test(markup) ? markup : '-'
}

/** Returns how most lines end. */
function lineEndOf(lines: string[]): string {
  return lines.filter(line => line.endsWith('\r\n')).length > lines.length / 2 ? '\r\n' : '\n'
}
