import type { SlidevPreparserExtension } from '@slidev/types'
import type { Deck } from '../../packages/slidev-companion/src/deck/load'
import type { Facts } from '../facts'
import { fillFacts } from '../facts'
import { partedNote } from './notes'
import { versionAskedFor, versionEntry } from './versions'

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

/** Returns the extension that turns an entry file with `version: board` into that version of the whole deck. */
export function versionPreparser(whole: () => Deck): SlidevPreparserExtension {
  return {
    name: 'version',
    transformRawLines(lines) {
      const version = versionAskedFor(lines)
      if (version !== undefined)
        lines.splice(0, lines.length, ...versionEntry(whole(), version).split('\n'))
    },
  }
}

/** Returns the extension that sets likely questions and bridges apart in a note. */
export function notesPreparser(): SlidevPreparserExtension {
  return {
    name: 'notes',
    transformNote: async note => note && partedNote(note),
  }
}
