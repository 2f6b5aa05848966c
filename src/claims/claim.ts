import { createHash } from 'node:crypto'

/**
 * Where a claim stands. Words may say a figure; code is what names, draws or computes it; a recording is a whole
 * file, told by the hashes of its lines.
 */
export type Place = 'words' | 'code' | 'recording'

/** A sentence that somebody may read or hear, as it stands in its source: templates are not filled in. */
export interface Claim {
  file: string
  /** 1-based. */
  line: number
  text: string
  place: Place
  /** Of a title: the condition over facts without which it is not shown. */
  holds?: string
}

/** A piece of a source with the line on which it begins. */
export type Extract = (source: string, file: string) => Claim[]

/** Returns a text as it is compared: how its lines are broken does not count. */
export function normalise(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Returns the hash by which the ledger knows a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(normalise(text)).digest('hex').slice(0, 16)
}

/** Returns the 1-based line of a place in a text. */
export function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1))
    line++
  return line
}
