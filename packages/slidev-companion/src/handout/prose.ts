import type { StateInline, Token } from 'markdown-it'
import MarkdownIt from 'markdown-it'

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
const MARKDOWN_FILE = /\.md(#.*)?$/
/** A listing of so many lines is not torn: more would leave too much of a page empty. */
const SHORT = 12
/** From one figure to another, with what is counted: it is not torn after its dash. */
const RANGE = /[−-]?\d[\d.,]*–[−-]?\d[\d.,]*(?:[\u00A0\u202F]?%)?/g
const { escapeHtml } = new MarkdownIt().utils
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
markdown.renderer.rules.text = (tokens, i) =>
  escapeHtml(tokens[i]!.content).replace(RANGE, '<span class="range">$&</span>')
markdown.inline.ruler.before('html_inline', 'component', leaveOutComponent)
/**
 * Named as a component is, with a capital or a hyphen; the attributes may hold a bracket in quotes.
 */
const COMPONENT = /<\/?([A-Z]\w*|[a-z]+(?:-\w+)+)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>/y

/**
 * Returns readers' prose as HTML for a sheet. Headings stand below the slide's own (level 2); links
 * inside the book lead to `bookUrl`, or are plain words when its address is unknown; raw HTML is
 * text, but the tags of components are left out: on paper there is nothing of them.
 */
export function proseToHtml(prose: string, bookUrl?: string): string {
  const tokens = markdown.parse(prose, { prose })
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'paragraph_open' && isBlank(tokens[i + 1]!))
      token.hidden = tokens[i + 2]!.hidden = true
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

/** Passes over the tag of a component that is closed; `Promise<Result>` is none. */
function leaveOutComponent(state: StateInline): boolean {
  COMPONENT.lastIndex = state.pos
  const [tag, name] = COMPONENT.exec(state.src) ?? []
  const { prose } = state.env as { prose: string }
  if (tag === undefined || !(tag.endsWith('/>') || prose.includes(`</${name}>`)))
    return false
  state.pos += tag.length
  return true
}

/** A paragraph of tags alone has nothing left. */
function isBlank({ children }: Token): boolean {
  return children!.every(
    ({ type, content }) => type === 'softbreak' || (type === 'text' && content.trim() === ''),
  )
}

/** Returns where a link leads from paper: another sheet, the book, the net, or nowhere. */
function printTarget(href: string, bookUrl: string | undefined): string | undefined {
  if (ABSOLUTE.test(href) || href.startsWith('#'))
    return href
  return bookUrl && `${bookUrl}/${href.replace(MARKDOWN_FILE, '.html$1')}`
}

/** Tags of a heading are read, to be left out. */
const withTags = new MarkdownIt({ html: true })
/** Marks that part no words. */
const BETWEEN = new Set([
  'strong_open',
  'strong_close',
  'em_open',
  'em_close',
  'link_open',
  'link_close',
  's_open',
  's_close',
])
/** A narrow space in a figure is none of them: it stays. */
const SPACES = /[ \t\n]+/g

/** Returns the words of a heading, without its marks and tags. */
export function headingWords(text: string): string {
  return wordsOf(withTags.parseInline(text, {}))
}

/** Returns the words of a Markdown text in one line, without its marks and tags. */
export function textWords(text: string): string {
  return wordsOf(withTags.parse(text, {}))
}

function wordsOf(tokens: Token[]): string {
  const inline = tokens.flatMap(({ children }) => [...children ?? [], undefined])
  const words = inline.map((token) => {
    const { type = '', content = '' } = token ?? {}
    return type === 'text' || type === 'code_inline' ? content : BETWEEN.has(type) ? '' : ' '
  })
  return words.join('').replace(SPACES, ' ').trim()
}
