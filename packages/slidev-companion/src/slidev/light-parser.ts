import type { Plugin } from 'vite'

/** A server adds a version to the name. */
export const UTILS = /\/@slidev\/client\/logic\/utils\.ts(?:\?v=\w+)?$/
const WHOLE = 'import { parseRangeString } from \'@slidev/parser/core\''

/**
 * Returns a plugin that spares a page all of YAML: Slidev's client takes one function, which needs none, from the
 * module that parses decks.
 */
export function lightParserPlugin(): Plugin {
  return {
    name: 'slidev-companion:light-parser',
    enforce: 'pre',
    transform: {
      filter: { id: UTILS },
      handler: code => ({ code: withLightParser(code), map: null }),
    },
  }
}

/** Returns Slidev's logic/utils.ts with the smaller module; that of another Slidev stays as it is. */
export function withLightParser(code: string): string {
  return code.replace(WHOLE, WHOLE.replace('/core', '/utils'))
}
