import { escapeHtml } from '../escape'

const RE_DIRECTIVE = /\{\{\s*#[a-z_]\w*\s/i
const RE_DIRECTIVE_LINE = /\\?\{\{#.*\}\}/

/** Returns text in which mdBook finds no `{{#include}}` of its own; the reader sees what was written. */
export function inertText(text: string): string {
  return text.includes('{{') ? text.replace(/\\?\{\{(?=\s*#)/g, '&#123;{') : text
}

/**
 * Returns a code block that mdBook shows as written: a directive gets mdBook's own escape, or the block
 * becomes HTML where that cannot be.
 */
export function inertFence(fence: string): string {
  if (!/\{\{\s*#/.test(fence))
    return fence
  const lines = fence.split('\n').map(line => line.replace(RE_DIRECTIVE_LINE, found => `\\${found}`))
  if (!RE_DIRECTIVE.test(lines.map(line => line.replace(/\\\{\{#.*\}\}/, '')).join('\n')))
    return lines.join('\n')
  const [open = '', ...rest] = fence.split('\n')
  const language = /[`~]\s*([\w+#.-]+)/.exec(open)?.[1]
  const code = escapeHtml(rest.slice(0, -1).join('\n')).replaceAll('{{', '&#123;{')
  return `<pre><code${language ? ` class="language-${language}"` : ''}>${code}\n</code></pre>`
}

/** Returns a value as words of a page: nothing in it is markup to CommonMark or to mdBook's extensions of it. */
export function words(value: string): string {
  return value.replace(/[\\`*_{}[\]<>#|~$&"'!^]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\./g, '\\$&')
}

/** Returns a value as code in a line; `inTable` keeps it inside its cell. */
export function codeSpan(value: string, inTable = false): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  const space = /^`|`$/.test(value) ? ' ' : ''
  const code = `${marks}${space}${value}${space}${marks}`
  return inertText(inTable ? code.replaceAll('|', '\\|') : code)
}

/** Returns a code span in which mdBook finds no directive. */
export function inertSpan(text: string): string {
  if (!/\{\{\s*#/.test(text))
    return text
  const run = /^`+/.exec(text)![0].length
  return `<code>${escapeHtml(text.slice(run, -run)).replaceAll('{{', '&#123;{')}</code>`
}

/** Returns the TeX between MathJax's delimiters with everything escaped that Markdown would take for its own. */
export function mathToMdbook(tex: string, display: boolean): string {
  const line = tex.replace(/(^|[^\\])%.*$/gm, '$1').trim().replace(/\s*\n\s*/g, ' ')
  const escaped = line
    .replace(/\\(?=[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g, '\\\\')
    .replace(/[_*<>[\]`~|]/g, char => (char === '<' ? '&lt;' : char === '>' ? '&gt;' : `\\${char}`))
  return display ? `\\\\[ ${escaped} \\\\]` : `\\\\( ${escaped} \\\\)`
}

/** Returns an id as mdBook makes them: lower case, letters of any script, digits, `-` and `_`. */
export function slug(text: string): string {
  return text.toLowerCase().trim().replace(/\s+/g, '-').replace(/[^\p{L}\p{M}\p{N}_-]/gu, '').replace(/^-+|-+$/g, '')
}

/** Hands out ids, each once. */
export class Ids {
  readonly #used = new Set<string>()
  readonly #next = new Map<string, number>()

  has(id: string): boolean {
    return this.#used.has(id)
  }

  take(wanted: string): string {
    let id = wanted
    let n = this.#next.get(wanted) ?? 2
    for (; this.#used.has(id); n++)
      id = `${wanted}-${n}`
    this.#next.set(wanted, n)
    this.#used.add(id)
    return id
  }
}

/** A title is not longer; the patterns below look ahead from every bracket. */
const LONGEST_TITLE = 2000

/** Returns a heading's words without markup, for lists and ids. */
export function plainText(heading: string): string {
  const markdown = heading.slice(0, LONGEST_TITLE)
  if (!/[![<&*_~`\\]|\s\s|[^\S ]/.test(markdown)) // words alone
    return markdown.trim()
  return markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#123;/g, '{')
    .replace(/(\*\*|__|~~|`|\*)/g, '')
    .replace(/\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Returns a link for SUMMARY.md. */
export function summaryLink(title: string, path: string): string {
  return `[${inertText(title.replace(/[[\]\\*_`<]/g, '\\$&'))}](${path.split('/').map(encodePath).join('/')})`
}

/** Returns a path that Markdown takes as one destination. */
export function encodePath(path: string): string {
  return path.replace(/[\s()<>[\]%"]/g, char => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'))
}
