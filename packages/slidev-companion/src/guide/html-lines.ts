import { HTML_BLOCKS, INLINE } from './elements'

/** What stands before a block in its line: quotes and marks of lists. */
const RE_PREFIX = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/
const RE_OPENING = /^<\/?([a-z][a-z\d-]*)(?=[\s/>]|$)/i
const RE_TAG_ALONE = /^<\/?[a-z][^<>]*>\s*$/i
const RE_ONE_LINE = /^<([a-z][\w-]*)(?:\s[^>]*)?(?:\/>|>.*<\/\1\s*>)/i
const VERBATIM = new Set(['pre', 'script', 'style', 'textarea'])

interface Open { quote: boolean, indent: number, end?: RegExp }

/**
 * Whether each line lies in a block of HTML, where Markdown is not read: it ends with an empty line, or with its list or quote.
 * With `components`, an unknown name begins one as well, as in Slidev.
 */
export function htmlLines(lines: readonly string[], code: readonly boolean[], components = false): boolean[] {
  let open: Open | undefined
  let inParagraph = false
  return lines.map((line, i) => {
    const [prefix] = RE_PREFIX.exec(line)!
    const rest = line.slice(prefix.length)
    if (open?.end !== undefined) {
      if (open.end.test(rest))
        open = undefined
      return true
    }
    if (code[i] || rest.trim() === '') {
      open = undefined
      inParagraph = false
      return false
    }
    if (open !== undefined && (open.quote ? prefix.includes('>') : /^\s*/.exec(line)![0].length >= open.indent))
      return true
    if (/[-*+\d]/.test(prefix))
      inParagraph = false
    open = blockOf(rest, prefix, inParagraph, components)
    inParagraph = open === undefined && !/^#{1,6}\s/.test(rest)
    const isHtml = open !== undefined
    if (open?.end?.test(rest))
      open = undefined
    return isHtml
  })
}

function blockOf(rest: string, prefix: string, inParagraph: boolean, components: boolean): Open | undefined {
  const name = rest.startsWith('<') ? RE_OPENING.exec(rest)?.[1]?.toLowerCase() : undefined
  if (name === undefined)
    return undefined
  const block = { quote: prefix.includes('>'), indent: /[-*+\d]/.test(prefix) ? prefix.length : 0 }
  if (VERBATIM.has(name) && rest[1] !== '/')
    return { ...block, end: new RegExp(`</${name}>`, 'i') }
  const begins = HTML_BLOCKS.has(name)
    || (components && !INLINE.has(name) && !RE_ONE_LINE.test(rest))
    || (!inParagraph && RE_TAG_ALONE.test(rest))
  return begins ? block : undefined
}
