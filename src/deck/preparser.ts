import type { SlidevPreparserExtension } from '@slidev/types'
import type { Deck } from '../../packages/slidev-companion/src/deck/load'
import type { Facts } from '../facts'
import type { LeftOut } from './left-out'
import type { SlideFacts } from './slide-facts'
import { filledText } from './filled'
import { partedNote } from './notes'
import { versionAskedFor, versionEntry } from './versions'

/** Returns the extension that chooses titles and fills facts into a file's raw lines, before Slidev parses them. */
export function factsPreparser(facts: Facts, file: string, left?: LeftOut): SlidevPreparserExtension {
  return {
    name: 'facts',
    transformRawLines(lines) {
      lines.splice(0, lines.length, ...filledText(lines.join('\n'), facts, { file, left }).split('\n'))
    },
  }
}

/** Returns the extension that tells each slide, in its front matter, the keys of the facts that it quotes. */
export function evidencePreparser(quoted: () => readonly SlideFacts[]): SlidevPreparserExtension {
  let keysOf: Map<unknown, string[]> | undefined
  return {
    name: 'evidence',
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      keysOf ??= new Map(quoted().map(({ alias, keys }) => [alias, keys]))
      // A slide that only imports a file must not speak for those it imports.
      const keys = keysOf.get(frontmatter.routeAlias)
      if (keys)
        frontmatter.facts = keys
      return content
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
