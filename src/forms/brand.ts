import type { Brand } from '../brand/brand'
import { escapeHtml, escapeMarkdown } from '../../packages/slidev-companion/src/escape'

const RE_HEADING = /^# .*$/m

/** Returns a page of the guide with the brand's style and footer; the first page has its logo. */
export function withBrand(markdown: string, page: string, brand: Brand): string {
  const { logo, name, footer } = brand
  const style = '<link rel="stylesheet" href="brand.css">'
  const picture = page === 'README.md' && logo !== undefined
    ? `\n\n<img src="${logo}" alt="${escapeHtml(name)}" height="40">`
    : ''
  const foot = footer === undefined ? '' : `\n<small>\n\n${escapeMarkdown(footer)}\n\n</small>\n`
  return `${markdown.replace(RE_HEADING, heading => `${heading}\n\n${style}${picture}`)}${foot}`
}
