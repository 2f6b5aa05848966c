import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Gives a deck the packages of this project, by links, with a cache of its own: nothing has been built before. */
export async function linkPackages(root: string, deck: string): Promise<void> {
  await mkdir(join(deck, 'node_modules'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.vite') && name !== '.cache')
      await symlink(join(root, 'node_modules', name), join(deck, 'node_modules', name), 'junction')
  }
}
