import type { SlidevPreparserExtension } from '@slidev/types'
import type { Facts } from '../facts'
import { fillFacts } from '../facts'

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
