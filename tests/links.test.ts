import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { expect, it } from 'vitest'

// Every relative link of every Markdown file that a person may open on a forge. What a deck's file links to, Slidev leads elsewhere.
const root = join(import.meta.dirname, '..')
const NOT_READ_HERE = /^artifacts\/|\/cases\/|^pages\/|^slides\.md$|^board\.md$/
const ELSEWHERE = /^(?:[a-z][\w+.-]*:|\/\/)/i
const HTML_LINK = /<(?:a|img|source)\b[^>]*?\s(?:href|src|srcset)="([^"]+)"/g
const HTML_ID = /\s(?:id|name)="([^"]+)"/g
const OWN_ID = /\s*\{#([\w-]+)\}\s*$/

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '*.md'], { cwd: root, encoding: 'utf8' }).split('\0').filter(file => file !== '' && !NOT_READ_HERE.test(file))
const markdown = new MarkdownIt({ html: true })

interface Page { links: { to: string, line: number }[], ids: Set<string> }

function readPage(text: string): Page {
  const page: Page = { links: [], ids: new Set() }
  const taken = new Map<string, number>()
  const tokens = markdown.parse(text, {})
  for (const [i, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1
    const inner = token.children ?? []
    for (const one of inner) {
      const to = one.attrGet(one.type === 'link_open' ? 'href' : 'src')
      if (to !== null)
        page.links.push({ to: String(to), line })
    }
    const html = [token, ...inner].filter(({ type }) => type === 'html_block' || type === 'html_inline').map(({ content }) => content).join('\n')
    page.links.push(...[...html.matchAll(HTML_LINK)].map(([, to]) => ({ to: to!, line })))
    for (const [, id] of html.matchAll(HTML_ID))
      page.ids.add(id!)
    if (token.type === 'heading_open')
      page.ids.add(idOf(tokens[i + 1]!.content, taken))
  }
  return page
}

/** The id of a heading, as forges and mdBook make it. */
function idOf(heading: string, taken: Map<string, number>): string {
  const own = OWN_ID.exec(heading)?.[1]
  if (own !== undefined)
    return own
  const id = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
  const times = taken.get(id) ?? 0
  taken.set(id, times + 1)
  return times === 0 ? id : `${id}-${times}`
}

/** Returns the links of a page that lead nowhere, with their lines. */
function deadLinks(file: string, text: string): string[] {
  return readPage(text).links.filter(({ to }) => !ELSEWHERE.test(to)).flatMap(({ to, line }) => {
    const [path = '', fragment = ''] = to.split('#')
    const target = path === '' ? join(root, file) : join(root, dirname(file), decodeURIComponent(path))
    if (!existsSync(target))
      return [`${file}:${line}: ${to} leads to no file`]
    const page = statSync(target).isDirectory() ? join(target, 'README.md') : target
    if (fragment === '' || !page.endsWith('.md'))
      return []
    return readPage(path === '' ? text : readFileSync(page, 'utf8')).ids.has(decodeURIComponent(fragment)) ? [] : [`${file}:${line}: ${to} leads to no heading`]
  })
}

it.each(files)('every link of %s leads somewhere', file => expect(deadLinks(file, readFileSync(join(root, file), 'utf8'))).toEqual([]))

it('finds a link to a file, to a picture and to a heading that is not there', () => {
  const text = '# A heading\n\n[a](no.md) ![b](no.png) [c](#a-heading) [d](#no) [e](https://example.org/no)\n\n<img src="no.svg">\n\n[f](SECURITY.md#no)\n'
  expect(deadLinks('README.md', text)).toEqual(['no.md leads to no file', 'no.png leads to no file', '#no leads to no heading', 'no.svg leads to no file', 'SECURITY.md#no leads to no heading'].map((words, i) => `README.md:${[3, 3, 3, 5, 7][i]}: ${words}`))
})
