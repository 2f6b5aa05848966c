import type { BuildConfig } from '../slidev/config'
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { CliError } from '../errors'
import { below, liesOutside } from './paths'

/** What of a deck takes no outputs: the folders that Slidev reads, and what git and npm keep. */
const KEPT_FREE = ['pages', 'components', 'layouts', 'setup', 'styles', 'public', 'snippets', '.git', 'node_modules']

/**
 * Returns the folder that `--out` names, or a CliError when it holds the deck or is a part of it that is no
 * place for outputs. What a configuration names as source or keeps free is none either.
 */
export function outFolder(root: string, out: string, { sources = [], keepFree = [] }: BuildConfig = {}): string {
  const keptFree = [...KEPT_FREE, ...sources.map(source => source.split('/')[0]!), ...keepFree]
  const [home, place] = [realpathSync(root), realPlace(resolve(out))]
  if (!liesOutside(place, home)) {
    throw new CliError({
      file: out || '--out',
      found: place === home ? 'is the deck\'s own folder' : 'holds the deck',
      fix: 'name a folder of its own, as dist/site',
    })
  }
  const top = below(home, place).split('/')[0]!
  if (keptFree.includes(top)) {
    throw new CliError({
      file: out,
      found: `lies in ${top}, which belongs to the deck`,
      fix: 'name a folder of its own, as dist/site',
    })
  }
  return join(out)
}

/** Returns a path with the links in it followed, as far as it is there. */
function realPlace(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPlace(dirname(path)), basename(path))
}
