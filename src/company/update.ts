import { createHash } from 'node:crypto'

export type Bytes = Uint8Array
/** What the last update wrote: the sum of each file. */
export type Written = Record<string, string>

export interface Update {
  /** New content of files; nothing where the package no longer has one. */
  changes: [file: string, content: Bytes | undefined][]
  /** Files that the company has made its own: they stay. */
  kept: string[]
  written: Written
}

/**
 * Returns what an update of the package changes in a company's folder. A file that is not as the last update left it is
 * the company's own and stays; so does one that was there before.
 */
export function updateOf(
  fresh: ReadonlyMap<string, Bytes>,
  found: (file: string) => Bytes | undefined,
  written: Written,
): Update {
  const update: Update = { changes: [], kept: [], written: {} }
  for (const [file, content] of fresh) {
    const [now, wanted] = [sumOf(found(file)), sumOf(content)]
    const isOwn = now !== undefined && now !== wanted && now !== written[file]
    if (isOwn)
      update.kept.push(file)
    else
      update.written[file] = wanted!
    if (!isOwn && now !== wanted)
      update.changes.push([file, content])
  }
  for (const [file, sum] of Object.entries(written)) {
    if (!fresh.has(file) && sumOf(found(file)) === sum)
      update.changes.push([file, undefined])
  }
  return update
}

// -- internal --

function sumOf(content: Bytes | undefined): string | undefined {
  return content && createHash('sha256').update(content).digest('hex')
}
