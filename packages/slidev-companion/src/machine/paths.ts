import * as platform from 'node:path'

/** The part of `node:path` that tells two platforms apart. */
type Paths = Pick<platform.PlatformPath, 'isAbsolute' | 'relative' | 'sep'>

/** Says whether a path lies outside a folder: above it, beside it, or on another drive. */
export function liesOutside(folder: string, path: string, { isAbsolute, relative, sep }: Paths = platform): boolean {
  const way = relative(folder, path)
  return isAbsolute(way) || way.split(sep)[0] === '..'
}

/** Returns the way from a folder to a path below it, with slashes on every platform: as lists and links write it. */
export function below(folder: string, path: string, { relative, sep }: Paths = platform): string {
  return relative(folder, path).split(sep).join('/')
}

/** Says whether a path that was read from a file stays below its folder. */
export function staysBelow(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..')
}
