import type { Edit } from '../markdown/edits'
import type { Edges } from '../markdown/nodes'
import MarkdownIt from 'markdown-it'
import { edited, insertion } from '../markdown/edits'

const WHOLE: Edges = { starts: true, ends: true }
/**
 * A line of nothing but dashes, pipes and colons rules a table, underlines a heading or parts two
 * blocks.
 */
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

interface TypeOptions extends Partial<Edges> {
  /** Whether quotes stay straight. */
  quotes?: boolean
}

/** Returns Markdown that mdBook prints as Slidev does. */
function asTyped(text: string, options: TypeOptions = {}): string {
  return edited(text, typedSigns(text, options))
}

/**
 * Returns what has to be put into Markdown so that mdBook prints it as Slidev does. mdBook makes
 * dashes of `--`, an ellipsis of dots and curly quotes, strikes `~x~`, and takes a line that begins
 * with a colon for a definition and braces behind a heading for attributes.
 */
export function typedSigns(text: string, options: TypeOptions = {}): Edit[] {
  const { quotes = true, starts = true, ends = true } = options
  if (!(quotes ? /--|\.{3}|[~:}$'"\\]/ : /--|\.{3}|[~:}$\\]/).test(text))
    return []
  const lines = text.split('\n')
  let from = 0
  return lines.flatMap((line, i) => {
    const edges = { starts: i > 0 || starts, ends: i < lines.length - 1 || ends }
    const at = from
    from += line.length + 1
    const isRule = edges.starts && edges.ends && RE_RULE.test(line)
      && (/-.*-.*-|\|/.test(line) || (lines[i - 1] ?? '').trim() !== '')
    const isHeading = edges.ends
      && (!edges.starts || RE_HEADING.test(line) || RE_UNDERLINE.test(lines[i + 1] ?? ''))
    const signs = isRule ? [] : signsOfLine(line, { quotes, isHeading, begins: edges.starts })
    return signs.map(sign => insertion(at + sign.from, sign.text))
  })
}

interface LineOptions { quotes: boolean, isHeading: boolean, begins: boolean }

function signsOfLine(line: string, { quotes, isHeading, begins }: LineOptions): Edit[] {
  const signs = [...line.matchAll(RE_SIGN)]
    .flatMap(({ index, 0: sign }) => typedSign(sign, line, index, quotes))
  const brace = isHeading ? line.search(/(?<!\\)\}(?=[ \t]*(?:#+[ \t]*)?$)/) : -1
  const colon = begins ? line.search(/(?<=^[\s>]*):/) : -1
  return [...signs, ...[brace, colon].filter(at => at >= 0).map(at => insertion(at, '\\'))]
}

function typedSign(sign: string, line: string, at: number, quotes: boolean): Edit[] {
  switch (sign) {
    case '--':
    case '...': return [insertion(at + 1, '\\')]
    case '~': return [insertion(at, '\\')]
    case '\'':
    case '"': return quotes ? [insertion(at, '\\')] : []
    // MathJax looks for these two in what the reader sees; a comment parts them.
    case '$$': return line.includes('$$', at + 2) ? [insertion(at + 1, '<!-- -->')] : []
    case '\\\\': return /[([]/.test(line[at + 2] ?? '') ? [insertion(at + 2, '<!-- -->')] : []
  }
  return []
}

/**
 * Returns text in which Markdown finds nothing: in a block of HTML stand words, whatever they look
 * like.
 */
export function literal(text: string, edges: Edges = WHOLE): string {
  const escaped = text
    .replace(RE_MARKDOWN, '\\$&')
    .replace(
      RE_BLOCK_MARK,
      (whole, indent: string, mark: string | undefined, number: string | undefined, at: number) =>
        at === 0 && !edges.starts ? whole : mark === undefined ? `${indent}${number}\\` : `${indent}\\${mark}`,
    )
  return asTyped(escaped, edges)
}

/**
 * Returns where the addresses of a text stand that Slidev makes links, and how to write them:
 * mdBook knows them only between `<` and `>`.
 */
export function addressesIn(text: string): Edit[] {
  if (!/:\/\/|www\.|@/i.test(text))
    return []
  const written = [...text.matchAll(RE_AUTOLINK)].map(({ index, 0: link }) => ({
    from: index,
    end: index + link.length,
    text: link,
  }))
  const rest = written.length === 0 ? text : text.replace(RE_AUTOLINK, link => ' '.repeat(link.length))
  const bare = (linkify.match(rest) ?? [])
    .filter(({ schema, raw }) => isAddress(schema, raw))
    .map(({ index, lastIndex, raw, schema, url }) => ({
      from: index,
      end: lastIndex,
      text: schema === '' ? `[${raw}](${url})` : `<${raw}>`,
    }))
  return [...written, ...bare].sort((a, b) => a.from - b.from)
}

/** `README.md` would be an address too: `.md` is a country. */
function isAddress(schema: string, raw: string): boolean {
  if (schema === 'mailto:' && !/^mailto:/i.test(raw))
    return RE_MAIL.test(raw)
  return !/[\\`<>]/.test(raw) && (schema === '' ? /^www\./i.test(raw) : schema !== '//')
}
