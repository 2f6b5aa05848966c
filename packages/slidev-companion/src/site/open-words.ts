import type { Deck } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textsBeside } from '../deck/beside'
import { withoutComments } from '../markdown/parse'

/** Returns the texts that a deck shows by itself: words of a note that stand in one of them are no secret. */
export async function shownWords({ root }: OpenDeck, deck: Deck): Promise<string[]> {
  const files = await textsBeside(root)
  return [
    ...deck.slides.map(slide => withoutComments(slide.content)),
    JSON.stringify(deck.frontmatter),
    ...await Promise.all(files.map(file => readFile(join(root, file), 'utf8'))),
  ]
}
