import type { FoundBrowser } from './browser'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { cacheOf } from './cache'
import { onExit } from './interruption'
import { ownTag, REMOVE, sweep } from './owner'
import { packageRoot } from './package'
import { ownTemporary } from './temporary'

/** Where fonts are installed on Linux. */
const SYSTEM_FONTS = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts')]

/** Where a browser keeps itself, and whether pages may use the fonts of this machine. */
export interface BrowserPlace { root?: string, systemFonts?: boolean }

const NAME = '@sparticuz/chromium'

/** Returns the package that brings a browser, and the version of it that this package is tested with. */
export function shippedChromium(): { name: string, version: string } {
  const manifest = readFileSync(join(packageRoot(), 'package.json'), 'utf8')
  const { peerDependencies } = JSON.parse(manifest) as { peerDependencies: Record<string, string> }
  return { name: NAME, version: peerDependencies[NAME]! }
}

/** Says whether that package is installed. */
export function hasChromium(): boolean {
  return packageEntry() !== undefined
}

/**
 * Returns the Chromium of the npm package @sparticuz/chromium, unpacked once a version below
 * `root`, or nothing when it is missing or cannot run here.
 */
export function unpackChromium({ root = process.cwd(), systemFonts = false }: BrowserPlace = {}):
  FoundBrowser | undefined {
  const shipped = packageEntry()
  if (!shipped)
    return undefined
  const { entry, version } = shipped
  const folder = join(cacheOf(root, 'chromium'), version)
  if (!existsSync(join(folder, 'chromium')))
    unpackInto(folder, entry)
  const executablePath = join(folder, 'chromium')
  const env = {
    ...process.env,
    FONTCONFIG_FILE: fontsConfig([join(folder, 'fonts'), ...(systemFonts ? SYSTEM_FONTS : [])]),
  }
  if (starts(executablePath, env))
    return { executablePath, env, source: `@sparticuz/chromium ${version}` }
  // A machine without nss, nspr or expat: the package brings its own.
  const withLibraries = {
    ...env,
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(':'),
  }
  if (starts(executablePath, withLibraries)) {
    return {
      executablePath,
      env: withLibraries,
      source: `@sparticuz/chromium ${version} with its own libraries`,
    }
  }
  return undefined
}

/**
 * Returns a configuration that names the fonts where they are now: it is this process's own,
 * because a cache may be copied and moved. The package's own names /tmp/fonts.
 */
function fontsConfig(folders: string[]): string {
  const file = join(ownTemporary(), 'fonts.conf')
  const places = folders.map(folder => `<dir>${escapeXml(folder)}</dir>`).join('')
  const cache = escapeXml(join(ownTemporary(), 'fonts'))
  const config = `<fontconfig>${places}<cachedir>${cache}</cachedir></fontconfig>`
  writeFileSync(file, `<?xml version="1.0"?>${config}\n`)
  return file
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function starts(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ['--version'], { env, timeout: 20_000 }).status === 0
}

function packageEntry(): { entry: string, version: string } | undefined {
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(NAME)
  }
  catch {
    return undefined
  }
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json') // nested ones have no version
    const version = existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version
      : undefined
    if (version)
      return { entry, version }
  }
  return undefined
}

/** Unpacks beside the folder, then renames: two runs at once never see half a file. */
function unpackInto(folder: string, entry: string) {
  mkdirSync(dirname(folder), { recursive: true })
  sweep(dirname(folder), `${basename(folder)}-`)
  const staging = `${folder}-${ownTag()}`
  mkdirSync(staging)
  const remove = onExit(() => rmSync(staging, REMOVE))
  // In a process of its own: the package unpacks into os.tmpdir() and trusts what it finds there.
  // The Lambda variable adds the libraries.
  try {
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import c from ${JSON.stringify(entry)}; await (c.default ?? c).executablePath()`,
      ],
      {
        env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    if (!existsSync(join(folder, 'chromium'))) { // another run may have been first
      rmSync(folder, REMOVE)
      renameSync(staging, folder)
    }
  }
  finally {
    remove()
  }
}
