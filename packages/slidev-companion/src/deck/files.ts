import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../errors'
import { liesOutside } from '../machine/paths'

/** Returns readers of the files below a deck's folder; a path that leaves it, also by a symlink, is a CliError. */
export function deckFiles(root: string) {
  const home = realpathSync(root)
  const inside = (file: string): string | undefined => {
    const path = join(home, file)
    if (!existsSync(path))
      return undefined
    const real = realpathSync(path)
    if (liesOutside(home, real))
      throw new CliError({ found: `${file} leaves the deck's folder`, fix: 'copy the file into it' })
    return statSync(real).isFile() ? real : undefined
  }
  const known = new Map<string, boolean>()
  return {
    read(file: string): string | undefined {
      const path = inside(file)
      return path === undefined ? undefined : readFileSync(path, 'utf8')
    },
    exists(file: string): boolean {
      if (!known.has(file))
        known.set(file, inside(file) !== undefined)
      return known.get(file)!
    },
    bytes: (file: string): Uint8Array => readFileSync(inside(file)!),
  }
}
