import { readdir } from 'node:fs/promises'
import { filesBelow } from '../machine/sources'

/** Where a deck's words stand besides its slides, and what Slidev reads beside them. */
const FOLDERS = ['components', 'layouts', 'public', 'setup', 'snippets', 'styles']
const FILES = /^(?:styles?\.css|index\.html|(?:global-\w+|custom-nav-controls|slide-\w+)\.vue)$/
const TEXT = /\.(?:vue|[cm]?[jt]sx?|css|html|json|ya?ml|svg|txt|csv)$/

/** Returns the files of text that a deck shows or draws with besides its slides, relative to its folder. */
export async function textsBeside(root: string): Promise<string[]> {
  const alone = (await readdir(root)).filter(name => FILES.test(name)).sort()
  const below = await Promise.all(FOLDERS.map(folder => filesBelow(root, folder)))
  return [...alone, ...below.flat().filter(file => TEXT.test(file))]
}
