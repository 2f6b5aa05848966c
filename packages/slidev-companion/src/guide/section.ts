import type { Ids } from './mdbook'
import { codeLines } from '../deck/fences'
import { headingAt, headingText, RE_HEADING } from '../deck/slots'
import { plainText, slug } from './mdbook'

/** The heading of a slide and what stands under it. */
export interface Section { heading?: string, body: string }

/** Takes a slide's title out of its Markdown: the first heading, if nothing but pictures stands before it or it is of the first two levels. */
export function splitHeading(markdown: string): Section {
  const lines = atxHeadings(markdown).split('\n')
  const at = headingAt(lines)
  if (at < 0)
    return { body: trimmed(markdown) }
  const [, marks, text] = RE_HEADING.exec(lines[at]!)!
  const before = lines.slice(0, at).filter(line => line.trim() && !/^\s*(?:!\[|<img\b)/.test(line))
  const heading = headingText(text!)
  if ((before.length > 0 && marks!.length > 2) || plainText(heading) === '')
    return { body: trimmed(lines.join('\n')) }
  lines.splice(at, 1)
  return { heading, body: trimmed(lines.join('\n')) }
}

/** Returns Markdown with its headings under level 2, each with an id of its own where mdBook's would come twice on the page. */
export function lowerHeadings(markdown: string, ids: Ids, least = 3): string {
  if (!/^ {0,3}#|^=+\s*$/m.test(markdown))
    return markdown
  const lines = atxHeadings(markdown).split('\n')
  const code = codeLines(lines)
  return lines.map((line, i) => {
    const [, marks, text] = (code[i] ? null : RE_HEADING.exec(line)) ?? []
    if (marks === undefined)
      return line
    const heading = headingText(text!)
    const wanted = slug(plainText(heading)) || 'part'
    const id = ids.take(wanted)
    return `${'#'.repeat(Math.min(6, Math.max(least, marks.length + 1)))} ${heading}${id === wanted ? '' : ` {#${id}}`}`
  }).join('\n')
}

/** `Title` over `===` is a heading too. */
function atxHeadings(markdown: string): string {
  return /^=+[ \t]*$/m.test(markdown) ? markdown.replace(/(^|\n\n)([^\n#>|`~-][^\n]*)\n=+[ \t]*(?=\n|$)/g, '$1# $2\n') : markdown
}

/** Returns Markdown with at most one empty line in a row outside code. */
export function tidy(markdown: string): string {
  if (!/\n[^\S\n]*\n[^\S\n]*\n/.test(markdown))
    return trimmed(markdown)
  const lines = markdown.split('\n')
  const code = codeLines(lines)
  return trimmed(lines.filter((line, i) => code[i] || line.trim() || (i > 0 && (code[i - 1] || lines[i - 1]!.trim()))).join('\n'))
}

/** Without the empty lines around it: what stands before the first word may make it code. */
function trimmed(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}
