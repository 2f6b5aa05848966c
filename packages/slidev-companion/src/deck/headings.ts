import { codeLines } from './fences'
import { headingAt, headingText, RE_HEADING, withoutComments } from './slots'

/** A heading as HTML at the start of a line, or behind the tags that hold it. */
const RE_HTML = /^[ \t]*(?:<[a-z][^<>\n]*>[ \t]*)*<h([1-6])(?:\s[^<>]*)?>([\s\S]{0,2000}?)<\/h\1\s*>/gim

/** Returns the words of the first heading outside code and comments, with the markup in them but without that of the heading. */
export function firstHeading(content: string, mdc = true): string | undefined {
  const marked = content.includes('#')
  const tagged = /<h[1-6]/i.test(content)
  if (!marked && !tagged)
    return undefined
  const text = withoutComments(content)
  const lines = text.split('\n')
  const at = marked ? headingAt(lines) : -1
  const html = tagged ? firstTag(text, lines) : undefined
  if (html !== undefined && (at < 0 || html.line < at))
    return html.words
  const heading = RE_HEADING.exec(lines[at] ?? '')
  return heading === null ? undefined : headingText(heading[2]!, mdc)
}

function firstTag(text: string, lines: string[]): { line: number, words: string } | undefined {
  const code = codeLines(lines)
  let line = 0
  let from = 0
  for (const { index, 2: inner } of text.matchAll(RE_HTML)) {
    for (let newline = text.indexOf('\n', from); newline >= 0 && newline < index!; newline = text.indexOf('\n', from)) {
      line++
      from = newline + 1
    }
    const words = inner!.replace(/\s+/g, ' ').trim()
    if (!code[line] && words.replace(/<[^>]*>/g, '').trim() !== '')
      return { line, words }
  }
  return undefined
}
