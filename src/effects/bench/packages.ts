import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', 'coverage', '.cache'])

/** Copies this deck without what was made of it, and gives it the packages. */
export async function copyDeck(root: string, copy: string): Promise<void> {
  await cp(root, copy, { recursive: true, filter: path => !LEFT_OUT.has(path.slice(root.length + 1)) })
  await linkPackages(root, copy)
}

/** Gives a deck the packages of this project, by links, with a cache of its own: nothing has been built before. */
export async function linkPackages(root: string, deck: string): Promise<void> {
  await mkdir(join(deck, 'node_modules'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.vite') && name !== '.cache')
      await symlink(join(root, 'node_modules', name), join(deck, 'node_modules', name), 'junction')
  }
}
