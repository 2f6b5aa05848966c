import type { Ids } from './mdbook'
import { blocksOfPage, fencedLines } from '../markdown/blocks'
import { headingText, RE_HEADING } from '../markdown/headings'
import { plainText, slug } from './mdbook'

/** The heading of a slide and what stands under it. */
export interface Section { heading?: string, body: string }

/** A heading at the left edge: its lines, level and words. */
interface Heading { from: number, end: number, level: number, words: string }

/**
 * Takes a slide's title out of its Markdown: the first heading, if nothing but pictures stands
 * before it or it is of the first two levels.
 */
export function splitHeading(markdown: string): Section {
  const lines = markdown.split('\n')
  const heading = headingAt(lines, 0) ?? headingsOf(markdown, lines)[0]
  if (heading === undefined)
    return { body: trimmed(markdown) }
  const { from, end, level, words } = heading
  const before = lines.slice(0, from).filter(line => line.trim() && !/^\s*(?:!\[|<img\b)/.test(line))
  if ((before.length > 0 && level > 2) || plainText(words) === '')
    return { body: trimmed(markdown) }
  lines.splice(from, end - from)
  return { heading: words, body: trimmed(lines.join('\n')) }
}

/**
 * Returns Markdown with its headings under level 2, each with an id of its own where mdBook's would
 * come twice on the page.
 */
export function lowerHeadings(markdown: string, ids: Ids, least = 3): string {
  const lines = markdown.split('\n')
  const out: string[] = []
  let at = 0
  for (const { from, end, level, words } of headingsOf(markdown, lines)) {
    const wanted = slug(plainText(words)) || 'part'
    const id = ids.take(wanted)
    const marks = '#'.repeat(Math.min(6, Math.max(least, level + 1)))
    lines.slice(at, from).forEach(line => out.push(line))
    out.push(`${marks} ${words}${id === wanted ? '' : ` {#${id}}`}`)
    at = end
  }
  return [...out, ...lines.slice(at)].join('\n')
}

/** Returns the heading with `#` marks that a line is, where no code or HTML is open before it. */
function headingAt(lines: readonly string[], from: number): Heading | undefined {
  const [, marks, words] = RE_HEADING.exec(lines[from]!) ?? []
  return marks && words ? { from, end: from + 1, level: marks.length, words: headingText(words) } : undefined
}

/** Returns the headings of Markdown, `Title` over `===` among them. */
function headingsOf(markdown: string, lines: readonly string[]): Heading[] {
  if (!/^ {0,3}#|^ {0,3}[=-]+[ \t]*$/m.test(markdown))
    return []
  const { blocks } = blocksOfPage(markdown)
  return blocks.filter(({ kind }) => kind === 'heading').flatMap(({ from, end, markup }) => {
    if (markup.startsWith('#'))
      return headingAt(lines, from) ?? []
    const words = /^(?! *[>*+-]).*/.exec(lines[from]!)?.[0]
    return words === undefined ? [] : [{ from, end, level: markup === '=' ? 1 : 2, words: headingText(words) }]
  })
}

/** Returns Markdown with at most one empty line in a row outside code. */
export function tidy(markdown: string): string {
  if (!/\n[^\S\n]*\n[^\S\n]*\n/.test(markdown))
    return trimmed(markdown)
  const lines = markdown.split('\n')
  const code = fencedLines(markdown)
  const isKept = (i: number) => code[i] || lines[i]!.trim() !== ''
  return trimmed(lines.filter((_, i) => isKept(i) || (i > 0 && isKept(i - 1))).join('\n'))
}

/** Without the empty lines around it: what stands before the first word may make it code. */
function trimmed(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}
