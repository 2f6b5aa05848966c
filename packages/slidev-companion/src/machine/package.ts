import { existsSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import process from 'node:process'

const require = createRequire(import.meta.url)

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
  return dirname(require.resolve(`${name}/package.json`))
}

/** Returns the version in the package.json of a folder. */
export function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * Returns the file to start for a module of this package, named as below its source (`slidev/child`): the built one or,
 * where this runs as source, a bundle made now. With tsx, Node would read the modules of Slidev and Vite a fifth of a
 * build's time longer.
 */
export function startOf(module: string): string {
  return extname(import.meta.filename) === '.ts'
    ? bundled(join(packageRoot(), 'src', `${module}.ts`))
    : join(packageRoot(), 'dist', `${module}.mjs`)
}

// -- internal --

function bundled(file: string): string {
  const { buildSync } = require('esbuild') as typeof import('esbuild')
  const outfile = join(packageRoot(), '.cache', `${basename(file, '.ts')}.mjs`)
  const staging = `${outfile}.${process.pid}`
  const bundle = { bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' } as const
  buildSync({ ...bundle, entryPoints: [file], outfile: staging })
  renameSync(staging, outfile) // others may start it at this moment
  return outfile
}
