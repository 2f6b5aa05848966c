import type { Stats } from 'node:fs'
import type { Problem } from '../../../packages/slidev-companion/src/errors'
import { stat } from 'node:fs/promises'

/** Returns what is in the way of reading a file. A pipe or a device would never end, so nothing is read of it. */
export async function whyUnreadable(file: string): Promise<Problem | undefined> {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => error)
  if (stats instanceof Error)
    return { file, found: stats.code === 'ENOENT' ? 'no such file' : `cannot read: ${stats.message}` }
  return stats.isFile() ? undefined : { file, found: `it is ${kindOf(stats)}`, fix: 'name a file' }
}

// -- internal --

function kindOf(stats: Stats): string {
  if (stats.isDirectory())
    return 'a folder'
  if (stats.isFIFO())
    return 'a pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}
