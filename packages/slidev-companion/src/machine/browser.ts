import type { Browser } from 'playwright-core'
import type { BrowserPlace } from './chromium'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'
import { hasChromium, shippedChromium, unpackChromium } from './chromium'
import { ownTemporary } from './temporary'

/** How Playwright begins its messages. */
const FROM_BROWSER = /^(?:page|browser|browserContext|frame|locator)\.\w+: /

/**
 * A browser that playwright-core can launch: where it is, the environment it needs and where it
 * came from.
 */
export interface FoundBrowser {
  executablePath: string
  env: Record<string, string | undefined>
  source: string
}

const require = createRequire(import.meta.url)
/** Half a second is saved where nothing is drawn. */
const playwright = () => require('playwright-core') as typeof import('playwright-core')

const NAMED_BY = ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH']
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

/** Where Chrome, Chromium and Edge are installed, by platform. */
function installedPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    return WINDOWS_ROOTS.flatMap(name => env[name] ?? []).flatMap(root => [
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ])
  }
  return [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ].map(name => `/usr/bin/${name}`)
}

const NAMED = 'or name one with --browser <path> or CHROME_PATH'

/** Returns what to do when no browser was found, in the words of the platform. */
export function browserHelp(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'linux' && arch === 'x64') {
    const { name, version } = shippedChromium()
    const npm = `npm install --save-dev ${name}@${version}`
    return `run \`${npm}\`, install chromium with the packages of your system, ${NAMED}`
  }
  const install: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'install Google Chrome, stable, in /Applications (brew install --cask google-chrome)',
    win32: 'install Google Chrome (winget install Google.Chrome), or use the Microsoft Edge that comes with Windows',
    linux: 'install the package chromium of your distribution',
  }
  const help = install[platform] ?? 'install Chrome or Chromium'
  return `the Chromium from npm runs on Linux x64 only, and this is ${platform} ${arch}: ${help}, ${NAMED}`
}

/** Ends a run before the deck is built, which may take minutes, where no browser is there to draw it. */
export function requireBrowser(named?: string): void {
  findBrowser({ named, unpack: () => hasChromium() ? { executablePath: '', env: {}, source: 'npm' } : undefined })
}

export interface FindOptions {
  /** Value of `--browser`. */
  named?: string
  platform?: NodeJS.Platform
  arch?: string
  env?: NodeJS.ProcessEnv
  exists?: (path: string) => boolean
  unpack?: () => FoundBrowser | undefined
}

/**
 * Returns the first of: `--browser`, CHROME_PATH, PUPPETEER_EXECUTABLE_PATH, the Chromium from npm
 * (Linux x64), an installed Chrome, Chromium or Edge, Playwright's own.
 */
export function findBrowser({
  named,
  platform = process.platform,
  arch = process.arch,
  env = process.env,
  exists = existsSync,
  unpack = unpackChromium,
}: FindOptions = {}): FoundBrowser {
  for (const [source, executablePath] of [
    ['--browser', named],
    ...NAMED_BY.map(name => [name, env[name]] as const),
  ]) {
    if (!executablePath)
      continue
    if (!exists(executablePath)) {
      throw new CliError(
        `${source} names ${executablePath}, which does not exist (give the path of a Chrome, Chromium or Edge program)`,
      )
    }
    return { executablePath, env, source: source! }
  }
  const shipped = platform === 'linux' && arch === 'x64' ? unpack() : undefined
  if (shipped)
    return shipped
  const installed = installedPaths(platform, env).find(exists)
  if (installed)
    return { executablePath: installed, env, source: 'installed' }
  const cached = playwright().chromium.executablePath()
  if (cached && exists(cached))
    return { executablePath: cached, env, source: 'Playwright' }
  const looked = installedPaths(platform, env).map(path => basename(path.replaceAll('\\', '/')))
  throw new CliError({
    found: `no browser found: no Chrome, Chromium or Edge, stable channel (${[...new Set(looked)].join(', ')})`,
    fix: browserHelp(platform, arch),
  })
}

/** Starts the browser. Letters keep their true widths (no hinting), so pictures and PDFs are evenly spaced. */
export async function launchBrowser(named?: string, place?: BrowserPlace): Promise<Browser> {
  const { TMPDIR } = process.env
  process.env.TMPDIR = ownTemporary() // its profile goes with this process, also when that is killed
  const { executablePath, env, source } = findBrowser({ named, unpack: () => unpackChromium(place) })
  try {
    return await playwright().chromium.launch({
      executablePath,
      env: env as Record<string, string>,
      args: ['--font-render-hinting=none'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  }
  catch (error) {
    const why = (error as Error).message.split('\n').slice(0, 3).join(' ')
    throw new CliError({
      found: `the browser ${executablePath} (${source}) does not start: ${why}`,
      fix: 'name another with --browser <path>',
    })
  }
  finally {
    if (TMPDIR === undefined)
      delete process.env.TMPDIR // an empty one is a folder without a name: LibreOffice writes nothing then
    else
      process.env.TMPDIR = TMPDIR
  }
}

/** Gives `work` a browser and closes it; what the browser itself refuses is a CliError that names it. */
export async function withBrowser<T>(
  named: string | undefined,
  work: (browser: Browser) => Promise<T>,
  place?: BrowserPlace,
): Promise<T> {
  const browser = await launchBrowser(named, place)
  try {
    return await work(browser)
  }
  catch (error) {
    if (!(error instanceof Error) || !FROM_BROWSER.test(error.message))
      throw error
    throw new CliError({
      found: `the browser did not do its work: ${error.message.split('\n')[0]}`,
      fix: 'try again with more memory and disk free, or name another with --browser <path>',
    })
  }
  finally {
    await browser.close()
  }
}
