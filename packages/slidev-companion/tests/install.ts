import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PROJECT = join(import.meta.dirname, '../../..')
const NAME = 'slidev-companion'
const NOT_CACHED = /request to (\S+) failed/
const WORKSPACES = /^packages/
/** npm reads the tarball that a lock file names from its cache by this sum, and asks nobody. */
const sumOf = (file: string) => `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`

interface Entry { version?: string, link?: boolean, name?: string, resolved?: string, integrity?: string }
type Packages = Record<string, Entry>
interface Manifest { dependencies: Record<string, string>, overrides: Record<string, unknown> }

const readJson = <Content>(file: string): Content => JSON.parse(readFileSync(join(PROJECT, file), 'utf8')) as Content

/**
 * Installs packages of the project and the packed companion into an empty folder, with npm and without a network: what `npm ci` of
 * the project has left in npm's cache is enough. Returns what npm misses there, or nothing once all is installed.
 */
export function installOffline(folder: string, tarball: string, names: string[]): string | undefined {
  const { dependencies: ours, overrides } = readJson<Manifest>('package.json')
  const dependencies = { ...Object.fromEntries(names.map(name => [name, ours[name]!])), [NAME]: `file:${tarball}` }
  mkdirSync(folder, { recursive: true })
  const lock = { lockfileVersion: 3, requires: true, packages: { '': { dependencies }, ...lockedPackages(tarball) } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies, overrides }))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  const { status, stderr } = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0 && !stderr.includes('ENOTCACHED'))
    throw new Error(`npm install --offline failed:\n${stderr}`)
  return status === 0 ? undefined : NOT_CACHED.exec(stderr)?.[1] ?? 'a package'
}

/** Returns the project's locked packages, each with an address; npm leaves out those that nobody asks for. */
function lockedPackages(tarball: string): Packages {
  const { packages } = readJson<{ packages: Packages }>('package-lock.json')
  const locked = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link).map(([path, entry]): [string, Entry] => {
    if (path === `packages/${NAME}`)
      return [`node_modules/${NAME}`, { ...entry, resolved: `file:${tarball}`, integrity: sumOf(tarball) }]
    const name = entry.name ?? path.split('node_modules/').at(-1)!
    const file = `${name.split('/').at(-1)}-${entry.version}.tgz`
    return [path.replace(WORKSPACES, 'node_modules'), { ...entry, resolved: `https://registry.npmjs.org/${name}/-/${file}` }]
  })
  return Object.fromEntries(locked)
}
