import type { Deck } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow } from '../machine/sources'
import { withoutComments } from '../markdown/parse'

/** Where a deck's words stand besides its slides. */
const FOLDERS = ['components', 'layouts', 'public', 'snippets']
const TEXT = /\.(?:vue|[cm]?[jt]sx?|css|html|json|ya?ml|svg|txt|csv)$/

/** Returns the texts that a deck shows by itself: words of a note that stand in one of them are no secret. */
export async function shownWords({ root }: OpenDeck, deck: Deck): Promise<string[]> {
  const files = (await Promise.all(FOLDERS.map(folder => filesBelow(root, folder))))
    .flat()
    .filter(file => TEXT.test(file))
  return [
    ...deck.slides.map(slide => withoutComments(slide.content)),
    JSON.stringify(deck.frontmatter),
    ...await Promise.all(files.map(file => readFile(join(root, file), 'utf8'))),
  ]
}
