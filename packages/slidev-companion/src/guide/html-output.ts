import MarkdownIt from 'markdown-it'
import { blocksOfPage } from '../markdown/blocks'
import { inertText } from './mdbook'

const markdown = new MarkdownIt({ html: true })
const RE_MARKDOWN = /[\\*_`[~]|<https?:/
const RE_FIRST = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/
const RE_NEXT = /^[\s>]*/
const RE_VERBATIM = /^<(?:(?:pre|script|style|textarea)\b|[!?])/i

/**
 * Returns a page's Markdown with its blocks of HTML free of Markdown: mdBook reads none there, so
 * what stands in them is made HTML here.
 */
export function withoutMarkdownInHtml(page: string): string {
  if (!page.includes('<'))
    return page
  const lines = page.split('\n')
  for (const { kind, from, end } of blocksOfPage(page).blocks) {
    if (kind === 'html')
      asHtml(lines.slice(from, end)).forEach((line, i) => lines[from + i] = line)
  }
  return lines.join('\n')
}

function asHtml(lines: string[]): string[] {
  const prefixes = lines.map((line, i) => (i === 0 ? RE_FIRST : RE_NEXT).exec(line)![0])
  const block = lines.map((line, i) => line.slice(prefixes[i]!.length)).join('\n')
  if (RE_VERBATIM.test(block) || !RE_MARKDOWN.test(block))
    return lines
  const made = inertText(markdown.renderInline(block)).split('\n')
  return made.map((line, i) => `${prefixes[i] ?? prefixes.at(-1)!.replace(/[^>\s]/g, ' ')}${line}`)
}
