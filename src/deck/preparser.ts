import type { SlidevPreparserExtension } from '@slidev/types'
import type { Facts } from '../facts'
import type { Deck } from './load'
import { parse } from 'yaml'
import { unescapeMarkdown } from '../escape'
import { fillFacts } from '../facts'
import { asksForCut, cutEntry } from './cut'
import { firstHeading } from './load'

/** Returns the extension that fills facts into the raw lines of a deck file, before Slidev parses them. */
export function factsPreparser(facts: Facts, file: string): SlidevPreparserExtension {
  return {
    name: 'facts',
    transformRawLines(lines) {
      const filled = fillFacts(lines.join('\n'), facts, { file }).split('\n')
      lines.splice(0, lines.length, ...filled)
    },
    // Front matter is no Markdown: its values, and titles, are shown as they are.
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      for (const [key, value] of Object.entries(frontmatter)) {
        if (typeof value === 'string')
          frontmatter[key] = unescapeMarkdown(value)
      }
      const title = firstHeading(content)
      if (title !== undefined && title !== unescapeMarkdown(title))
        frontmatter.title ??= unescapeMarkdown(title)
      return content
    },
  }
}

/** Returns the extension that turns an entry file with `cut: core` into that cut of the whole deck. */
export function cutPreparser(whole: () => Deck): SlidevPreparserExtension {
  return {
    name: 'cut',
    transformRawLines(lines) {
      if (asksForCut(lines))
        lines.splice(0, lines.length, ...cutText(lines, whole()).split('\n'))
    },
  }
}

/** Returns the Markdown that the lines of a cut's entry file stand for. */
export function cutText(lines: readonly string[], whole: Deck): string {
  const own = parse(lines.slice(1, lines.indexOf('---', 1)).join('\n')) as Record<string, unknown>
  return cutEntry(whole, own)
}
