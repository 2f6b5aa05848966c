import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { resolve } = createRequire(import.meta.url)

/** Returns the folder of this package, where its `client` lies. */
export function packageRoot(): string {
  return aboveWith(import.meta.dirname, 'package.json')!
}

/** Returns the nearest folder at or above `folder` that holds `name`, or nothing. */
export function aboveWith(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, name)))
    return folder
  return dirname(folder) === folder ? undefined : aboveWith(dirname(folder), name)
}

/** Returns the folder of an installed package. */
export function folderOf(name: string): string {
  return dirname(resolve(`${name}/package.json`))
}

/** Returns the version in the package.json of a folder. */
export function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * Returns Node's arguments that start a module of this package: as plain JavaScript, or through tsx
 * where it is the source.
 */
export function startOf(module: string): string[] {
  const extension = extname(import.meta.filename)
  const file = join(import.meta.dirname, `${module}${extension}`)
  return extension === '.ts' ? ['--import', pathToFileURL(resolve('tsx')).href, file] : [file]
}
