import MarkdownIt from 'markdown-it'

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
const MARKDOWN_FILE = /\.md(#.*)?$/
/** A listing of so many lines is not torn: more would leave too much of a page empty. */
const SHORT = 24
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

/**
 * Returns readers' prose as HTML for a sheet. Headings stand below the slide's own (level 2);
 * links inside the book lead to `bookUrl`, or are plain words when its address is unknown; raw HTML is text.
 */
export function proseToHtml(prose: string, bookUrl?: string): string {
  const tokens = markdown.parse(prose, {})
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = 'h3'
    if (token.type === 'fence' && token.content.split('\n').length <= SHORT)
      token.attrJoin('class', 'short')
    const open: boolean[] = []
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') {
        const target = printTarget(String(child.attrGet('href') ?? ''), bookUrl)
        open.push(target !== undefined)
        if (target === undefined)
          child.tag = 'span'
        child.attrs = target === undefined ? null : [['href', target]]
      }
      else if (child.type === 'link_close' && !open.pop()) {
        child.tag = 'span'
      }
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {})
}

/** Returns where a link leads from paper: another sheet, the book, the net, or nowhere. */
function printTarget(href: string, bookUrl: string | undefined): string | undefined {
  if (ABSOLUTE.test(href) || href.startsWith('#'))
    return href
  return bookUrl && `${bookUrl}/${href.replace(MARKDOWN_FILE, '.html$1')}`
}
