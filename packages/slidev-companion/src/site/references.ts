interface Token { type: string, info: string, content: string, markup: string, children: Token[] | null }
/** The part of a Markdown parser that is used here; Slidev's own is a descendant of markdown-it. */
interface Markdown {
  core: {
    ruler: {
      before: (rule: string, name: string, run: (state: { tokens: Token[] }) => void) => void
    }
  }
}

/**
 * Lets a character reference stand in the HTML that Markdown becomes. Vue reads that HTML as a
 * template: `{{` as such would be an expression, `&#123;&#123;` is two braces.
 */
export function keepReferences(md: Markdown): void {
  md.core.ruler.before('text_join', 'keep_references', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'text_special' && token.info === 'entity')
        Object.assign(token, { type: 'html_inline', content: token.markup })
    }
  })
}
