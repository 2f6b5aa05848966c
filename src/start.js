// Runs src/cli.ts from a bundle that is made anew when a source has changed, so that a command begins as fast as Node does.
// Through a loader of TypeScript it would begin a third of a second later; exporting a foreign deck takes about as long.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const ROOT = dirname(import.meta.dirname)
const CACHE = join(ROOT, 'node_modules/.cache/cli')
/** All that goes into a bundle: our own code, and packages by the lock file. */
const SOURCES = ['src', 'layouts', 'package-lock.json']
/** Pure packages of many small files load faster in one; every other stays where it is. */
const BUNDLED = /^(?:citty|yaml|@slidev\/parser)(?:\/|$)/
/** A run that began before a change still loads parts of its own bundle. */
const KEPT = 8

// V8 would compile functions for long running in threads beside a command that ends within a second, and on a busy machine take its time.
if (process.argv[2] === 'guide')
  setFlagsFromString('--interrupt-budget=300000') // bytes of bytecode run before a function counts as hot; 67,584 by default

let bundle = bundleOfSources()
while (!existsSync(join(bundle, 'cli.mjs'))) {
  await makeBundle(bundle)
  bundle = bundleOfSources() // a file may have been saved meanwhile
}
await import(pathToFileURL(join(bundle, 'cli.mjs')).href)

function bundleOfSources() {
  const hash = createHash('sha256').update(ROOT) // paths below it are written into the bundle
  const add = (path) => {
    if (statSync(join(ROOT, path)).isDirectory())
      readdirSync(join(ROOT, path)).sort().forEach(name => add(`${path}/${name}`))
    else
      hash.update(`\0${path}\0`).update(readFileSync(join(ROOT, path)))
  }
  SOURCES.forEach(add)
  return join(CACHE, hash.digest('hex').slice(0, 16))
}

async function makeBundle(folder) {
  const { build } = await import('esbuild')
  mkdirSync(CACHE, { recursive: true })
  const staging = mkdtempSync(`${folder}-`)
  try {
    await build({
      entryPoints: [join(ROOT, 'src/cli.ts')],
      outdir: staging,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // Packages in CommonJS ask for Node's own modules by require.
      banner: { js: 'import { createRequire as requireFrom } from \'node:module\'\nconst require = requireFrom(import.meta.url)' },
      plugins: [{ name: 'start', setup }],
    })
    if (bundleOfSources() === folder)
      renameSync(staging, folder)
  }
  catch (error) {
    if (!existsSync(folder)) // else another run made it first
      throw error
  }
  finally {
    rmSync(staging, { recursive: true, force: true })
  }
  const age = name => statSync(join(CACHE, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  for (const name of readdirSync(CACHE).sort((a, b) => age(b) - age(a)).slice(KEPT))
    rmSync(join(CACHE, name), { recursive: true, force: true })
}

/** Leaves packages out but the small ones, and lets a file know where it lay. */
function setup(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => kind === 'entry-point' || BUNDLED.test(path) ? undefined : { path, external: true })
  bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => path.includes('node_modules')
    ? undefined
    : { loader: 'ts', contents: readFileSync(path, 'utf8').replace(/\bimport\.meta\.dirname\b/g, JSON.stringify(dirname(path))).replace(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(path).href)) })
}
