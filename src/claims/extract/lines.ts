import type { Claim } from '../claim'
import { normalise } from '../claim'

/** Returns every line of a small file, such as a book's settings, that is no comment. */
export function lineClaims(source: string, file: string): Claim[] {
  return source.split('\n')
    .map((text, i): Claim => ({ file, line: i + 1, text: normalise(text), place: 'words' }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
}
