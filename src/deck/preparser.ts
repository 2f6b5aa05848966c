import type { SlidevPreparserExtension } from '@slidev/types'
import type { Deck } from '../../packages/slidev-companion/src/deck/load'
import type { Facts } from '../facts'
import { parse } from 'yaml'
import { fillFacts } from '../facts'
import { asksForCut, cutEntry } from './cut'
import { partedNote } from './notes'

/** Returns the extension that fills facts into the raw lines of a deck file, before Slidev parses them. */
export function factsPreparser(facts: Facts, file: string): SlidevPreparserExtension {
  return {
    name: 'facts',
    transformRawLines(lines) {
      const filled = fillFacts(lines.join('\n'), facts, { file }).split('\n')
      lines.splice(0, lines.length, ...filled)
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

/** Returns the extension that sets likely questions and bridges apart in a note. */
export function notesPreparser(): SlidevPreparserExtension {
  return {
    name: 'notes',
    transformNote: async note => note && partedNote(note),
  }
}
