import type { Parsed } from './parse.ts'
import { withoutAttributes } from './mdc.ts'

/** A heading with `#` marks: the marks, and the words with what may close them. */
export const RE_HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/
/** A heading as HTML. */
const RE_HTML = /<h([1-6])(?:\s[^<>]*)?>([\s\S]{0,2000}?)<\/h\1\s*>/iy
/** What may stand before it in its line: the tags that hold it. */
const RE_TAGS = /^[ \t]*(?:<[a-z][^<>\n]*>[ \t]*)*$/i

const LONGEST_LINE = 2000

/**
 * Returns the words of a heading without the `#` marks that may close it and, as MDC has it,
 * without the attributes behind them.
 */
export function headingText(text: string, mdc = true): string {
  const words = text.trimEnd()
  const open = words.replace(/[ \t]#+$/, '').trimEnd()
  return mdc ? withoutAttributes(open) : open
}

/**
 * Returns the words of a slide's first heading, with the markup in them but without that of the
 * heading.
 */
export function firstHeading(parsed: Parsed, mdc = true): string | undefined {
  const marked = markedHeading(parsed, mdc)
  const tagged = taggedHeading(parsed)
  const isTagged = marked === undefined || (tagged !== undefined && tagged.from < marked.from)
  return isTagged ? tagged?.words : marked.words
}

interface Heading { from: number, words: string }

function markedHeading({ headings, rest: { text } }: Parsed, mdc: boolean): Heading | undefined {
  for (const { from, end } of headings) {
    const words = RE_HEADING.exec(text.slice(from, end).trimEnd())?.[2]
    if (words !== undefined)
      return { from, words: headingText(words, mdc) }
  }
  return undefined
}

function taggedHeading({ nodes, rest }: Parsed): Heading | undefined {
  for (const node of nodes) {
    if (node.kind !== 'tag' || node.close || !/^h[1-6]$/i.test(node.name))
      continue
    const from = rest.placeOf(node.from)
    const before = rest.text.slice(Math.max(0, from - LONGEST_LINE), from)
    RE_HTML.lastIndex = from
    const words = RE_HTML.exec(rest.text)?.[2]!.replace(/\s+/g, ' ').trim() ?? ''
    const isLed = RE_TAGS.test(before.slice(before.lastIndexOf('\n') + 1))
    if (isLed && words.replace(/<[^>]*>/g, '').trim() !== '')
      return { from, words }
  }
  return undefined
}
