import { posix } from 'node:path'

/** An address of its own, not a file of the deck. */
export const REMOTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i

/** Returns where a file that a slide names lies in the deck, or undefined. */
export function findAsset(target: string, file: string, exists: (file: string) => boolean): string | undefined {
  const path = decode(target.split(/[?#]/)[0]!)
  const folder = posix.dirname(file)
  const candidates = path.startsWith('/')
    ? [`public${path}`, path.slice(1)]
    : /^[@~]\//.test(path) ? [path.slice(2)] : [posix.join(folder, path), posix.join('public', path)]
  return candidates.map(candidate => posix.normalize(candidate)).find(candidate => exists(candidate))
}

/** Returns what percent signs stand for, or the text itself where they stand for nothing. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  }
  catch {
    return text
  }
}
