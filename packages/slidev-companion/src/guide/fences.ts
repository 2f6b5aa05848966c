import { inertFence } from './mdbook'

const RE_OPEN = /^([\s>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*)(`{3,}|~{3,})[ \t]*(.*)$/
const RE_TITLE = /\[([^\]]*)\]/

export interface Fence {
  /** Spaces before it; they go in front of each line again. */
  indent: string
  /** One block, or one for each step of a magic move. */
  markdown: string
}

/**
 * Returns a code block without Slidev's ranges and options; its body is kept byte for byte. `[name]`
 * becomes a line above it.
 */
export function fenceToMarkdown(lines: readonly string[], snippet: (line: string) => string | undefined): Fence {
  const [, prefix = '', marks = '```', info = ''] = RE_OPEN.exec(lines[0]!) ?? []
  const indent = /^\s*$/.test(prefix) ? prefix : ''
  const body = lines.map(line => line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())
  const language = shownWhole(/^[\w'+#.-]+/.exec(info)?.[0] ?? '')
  if (/^(?:md|markdown) magic-move/.test(info) && indent === prefix)
    return { indent, markdown: magicMove(body.slice(1, -1), snippet) }
  const title = RE_TITLE.exec(info.replace(/\{[^}]*\}/g, ''))?.[1]?.replace(/\s*~[\w:-]+~\s*/, '').trim()
  const first = `${indent === prefix ? '' : prefix}${marks}${language}`
  const closed = body.length > 1 && body.at(-1)!.replace(/^[\s>]+/, '').trimEnd().startsWith(marks)
  const block = [first, ...body.slice(1), ...(closed ? [] : [marks])].join('\n')
  return {
    indent,
    markdown: `${title && indent === prefix ? `\`${title.replaceAll('`', '')}\`\n\n` : ''}${inertFence(block)}`,
  }
}

function magicMove(lines: string[], snippet: (line: string) => string | undefined): string {
  const steps: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const marks = /^\s*(`{3,})/.exec(lines[i]!)?.[1]
    if (marks === undefined) {
      const included = snippet(lines[i]!)
      if (included !== undefined)
        steps.push(included)
      continue
    }
    const start = i++
    while (i < lines.length && lines[i]!.trim() !== marks)
      i++
    steps.push(fenceToMarkdown(lines.slice(start, i + 1), snippet).markdown)
  }
  return steps.join('\n\n')
}

/** Returns text as a code block whose marks are longer than any in it. */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/^\s*(`{3,})/gm)].map(found => found[1]!.length))
  const marks = '`'.repeat(longest + 1)
  return inertFence(`${marks}${shownWhole(language)}\n${text.replace(/\n$/, '')}\n${marks}`)
}

/**
 * mdBook hides lines of Rust that begin with `#`, and wraps the rest in a function; by its other name the
 * code stays as it is.
 */
function shownWhole(language: string): string {
  return /^rust$/i.test(language) ? 'rs' : language
}
