import { join } from 'node:path'

/** Returns where a deck keeps what is made anew only when it changes. */
export function cacheOf(root: string, what: string): string {
  return join(root, 'node_modules/.cache/slidev-companion', what)
}
