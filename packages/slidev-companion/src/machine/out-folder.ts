import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { CliError } from '../errors'
import { DECK_SOURCES } from './sources'

/** What of the project takes no outputs: what a build reads, what git and npm keep, and the tests. */
const KEPT_FREE = [...DECK_SOURCES.map(source => source.split('/')[0]!), 'tests', 'types', '.git', '.ci', 'node_modules']

/** Returns the folder that `--out` names, or a CliError when it holds the project or is a part of it that is no place for outputs. */
export function outFolder(root: string, out: string): string {
  const [home, place] = [realpathSync(root), realPlace(resolve(root, out))]
  const down = relative(home, place)
  const top = down.split(sep)[0]!
  if (down === '' || relative(place, home).split(sep)[0] !== '..')
    throw new CliError({ file: out || '--out', found: down === '' ? 'is the project itself' : 'holds the project', mend: 'name a folder of its own, as dist/site' })
  if (KEPT_FREE.includes(top))
    throw new CliError({ file: out, found: `lies in ${top}, which belongs to the project`, mend: 'name a folder of its own, as dist/site' })
  return join(out)
}

/** Returns a path with the links in it followed, as far as it is there. */
function realPlace(path: string): string {
  return existsSync(path) || dirname(path) === path ? realpathSync(path) : join(realPlace(dirname(path)), basename(path))
}
