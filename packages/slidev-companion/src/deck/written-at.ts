import type { Deck } from './load'
import type { OpenDeck } from './open'
import { textsBeside } from './beside'
import { deckFiles } from './files'

/** Where a deck writes something: file and line, and the slide if it is on one. */
export interface Written { file: string, line: number, slide?: number }

/**
 * Returns where a deck writes an address: on a slide, or in a style sheet or component beside them. What a
 * component puts together stands nowhere.
 */
export async function placesOf(
  { root }: OpenDeck,
  { slides }: Pick<Deck, 'slides'>,
): Promise<(address: string) => Written | undefined> {
  const { read } = deckFiles(root)
  const files = [...new Set([...slides.map(({ file }) => file), ...await textsBeside(root)])]
  const texts = files.map(file => ({ file, lines: (read(file) ?? '').replaceAll('&amp;', '&').split('\n') }))
  return (address) => {
    for (const { file, lines } of texts) {
      const at = lines.findIndex(line => line.includes(address))
      if (at >= 0)
        return { file, line: at + 1, slide: slides.findLast(one => one.file === file && one.line <= at + 1)?.no }
    }
    return undefined
  }
}

/** Returns `slide 4 shows` or, of what is on no slide, `the deck shows`. */
export function shows({ slide }: { slide?: number } = {}): string {
  return slide === undefined ? 'the deck shows' : `slide ${slide} shows`
}
