import type { Edges } from '../markdown/nodes'
import MarkdownIt from 'markdown-it'

const WHOLE: Edges = { starts: true, ends: true }
/** A line of nothing but dashes, pipes and colons rules a table, underlines a heading or parts two blocks. */
const RE_RULE = /^[\s>]*(?:[-*+][ \t]+)*[-|:\s>]*-[-|:\s>]*$/
/** Braces behind it are attributes for mdBook. */
const RE_HEADING = /^[\s>]*(?:[-*+][ \t]+)*#{1,6}[ \t]/
const RE_UNDERLINE = /^[\s>]*(?:=+|-+)[ \t]*$/
const RE_SIGN = /\\.|--|\.{3}|~+|['"]|\$\$/g
/** `<https://…>` and `<me@example.org>` are links already. */
const RE_AUTOLINK = /<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>|<[^\s<>@]{1,200}@[^\s<>@]{1,200}>/gi
/** An address of mail that CommonMark takes for one between `<` and `>`. */
const RE_MAIL = /^[\w.+-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i
const RE_MARKDOWN = /[\\`*_[\]~]/g
const RE_BLOCK_MARK = /^([ \t]*)(?:([#>+-])(?=[\s#>]|$)|(\d{1,9})(?=[.)](?:\s|$)))/gm
const linkify = new MarkdownIt().linkify.set({ fuzzyLink: true })

/**
 * Returns Markdown that mdBook prints as Slidev does. mdBook makes dashes of `--`, an ellipsis of dots and curly quotes, strikes
 * `~x~`, and takes a line that begins with a colon for a definition and braces behind a heading for attributes.
 */
export function asTyped(text: string, { quotes = true, starts, ends }: Partial<Edges> & { quotes?: boolean } = {}): string {
  if (!(quotes ? /--|\.{3}|[~:}$'"\\]/ : /--|\.{3}|[~:}$\\]/).test(text))
    return text
  const lines = text.split('\n')
  return lines.map((line, i) => {
    const begins = i > 0 || starts !== false
    const rules = RE_RULE.test(line) && (/-.*-.*-|\|/.test(line) || (lines[i - 1] ?? '').trim() !== '')
    if (begins && (i < lines.length - 1 || ends !== false) && rules)
      return line
    const typed = line.replace(RE_SIGN, (sign, at: number) => typedSign(sign, line, at, quotes))
    const isHeading = (!begins || RE_HEADING.test(line) || RE_UNDERLINE.test(lines[i + 1] ?? '')) && (i < lines.length - 1 || ends !== false)
    const worded = isHeading ? typed.replace(/(?<!\\)\}(?=[ \t]*(?:#+[ \t]*)?$)/, '\\}') : typed
    return begins ? worded.replace(/^([\s>]*):/, '$1\\:') : worded
  }).join('\n')
}

function typedSign(sign: string, line: string, at: number, quotes: boolean): string {
  switch (sign) {
    case '--': return '-\\-'
    case '...': return '.\\..'
    case '~': return '\\~'
    case '\'':
    case '"': return quotes ? `\\${sign}` : sign
    // MathJax looks for these two in what the reader sees; a comment parts them.
    case '$$': return line.includes('$$', at + 2) ? '$<!-- -->$' : sign
    case '\\\\': return /[([]/.test(line[at + 2] ?? '') ? '\\\\<!-- -->' : sign
  }
  return sign
}

/** Returns text in which Markdown finds nothing: in a block of HTML stand words, whatever they look like. */
export function literal(text: string, edges: Edges = WHOLE): string {
  const escaped = text.replace(RE_MARKDOWN, '\\$&').replace(RE_BLOCK_MARK, (whole, indent: string, mark: string | undefined, number: string | undefined, at: number) =>
    at === 0 && !edges.starts ? whole : mark === undefined ? `${indent}${number}\\` : `${indent}\\${mark}`)
  return asTyped(escaped, edges)
}

/** A piece of text: words, or an address with the Markdown that links it. */
interface Piece { from: number, end: number, link?: string }

/** Returns where the addresses of a text stand that Slidev makes links, and how to write them: mdBook knows them only between `<` and `>`. */
export function addressesIn(text: string): Piece[] {
  if (!/:\/\/|www\.|@/i.test(text))
    return []
  const written = [...text.matchAll(RE_AUTOLINK)].map(({ index, 0: link }) => ({ from: index, end: index + link.length, link }))
  const rest = written.length === 0 ? text : text.replace(RE_AUTOLINK, link => ' '.repeat(link.length))
  const bare = (linkify.match(rest) ?? [])
    .filter(({ schema, raw }) => isAddress(schema, raw))
    .map(({ index, lastIndex, raw, schema, url }) => ({ from: index, end: lastIndex, link: schema === '' ? `[${raw}](${url})` : `<${raw}>` }))
  return [...written, ...bare].sort((a, b) => a.from - b.from)
}

/** `README.md` would be an address too: `.md` is a country. */
function isAddress(schema: string, raw: string): boolean {
  if (schema === 'mailto:' && !/^mailto:/i.test(raw))
    return RE_MAIL.test(raw)
  return !/[\\`<>]/.test(raw) && (schema === '' ? /^www\./i.test(raw) : schema !== '//')
}
