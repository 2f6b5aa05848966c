import type { Facts } from '../facts'
import { isFactIn, keysOf, RE_BRACES, readReference } from '../references'

/** The facts that a slide and its prose quote, by key; names and other texts are no figures. */
export interface SlideFacts { alias: string, keys: string[] }

/** What the slides quote, and from where. */
export interface Quoted { facts: Facts, slides: SlideFacts[] }

const RE_COMMENT = /<!--[\s\S]*?-->/g
const RE_ALIAS = /^routeAlias: (\S+)$/gm

/**
 * Returns which facts each slide of a file of the deck quotes, as the file stands; what notes quote is not
 * among them.
 */
export function slideFacts(source: string, facts: Facts): SlideFacts[] {
  const text = source.replace(RE_COMMENT, '')
  const found = [...text.matchAll(RE_ALIAS)]
  const isFact = isFactIn(facts)
  return found.map(({ 1: alias, index }, i) => {
    const own = text.slice(index, found[i + 1]?.index)
    const references = [...own.matchAll(RE_BRACES)].map(([, inside]) => readReference(inside!)).filter(isFact)
    const keys = references.flatMap(reference => keysOf(reference, facts)).filter(key => isFigure(key, facts))
    return { alias: alias!, keys: [...new Set(keys)] }
  })
}

// -- internal --

function isFigure(key: string, facts: Facts): boolean {
  return Object.hasOwn(facts, key) && facts[key]!.unit !== 'text'
}
