import type { Browser } from 'playwright-core'
import type { Row } from '../../bench/report'
import type { Bench } from './measure'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../../packages/slidev-companion/src/machine/serve'
import { filesBelow } from '../../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { builtDeck } from '../../../packages/slidev-companion/src/slidev/build'
import { measure } from './measure'

const BARE = '---\ntheme: default\ntitle: Bare\n---\n\n# One\n\n---\n\n# Two\n\n---\n\n# Three\n'

/** What a browser loads until the first slide shows, and how soon, against a bare deck of the same Slidev. */
export async function benchSite({ root, signal }: Bench): Promise<Row> {
  const site = await builtDeck(root)
  return inTemporaryFolder(async (folder) => {
    await buildBareDeck(root, folder, signal)
    const browser = await launchBrowser()
    try {
      const ours = await loadedOf(browser, site)
      const bare = await loadedOf(browser, join(folder, 'dist'))
      return {
        name: 'site',
        comparisons: [{
          what: 'script until the first slide shows, gzipped',
          ours: ours.shown,
          against: 'a bare deck of three slides',
          theirs: bare.shown,
          unit: 'KB',
          goal: 1.3,
        }, {
          what: 'first slide shows',
          ours: ours.seconds,
          against: 'a bare deck of three slides',
          theirs: bare.seconds,
          unit: 's',
          goal: 2,
        }],
        figures: [
          { what: 'script once the browser is at rest', value: ours.rest, unit: 'KB' },
          { what: 'script of the bare deck then', value: bare.rest, unit: 'KB' },
          { what: 'whole site', value: await bytesBelow(site) / 1e6, unit: 'MB', limit: 4 },
        ],
      }
    }
    finally {
      await browser.close()
    }
  })
}

// -- internal --

async function buildBareDeck(root: string, folder: string, signal: AbortSignal): Promise<void> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await writeFile(join(folder, 'slides.md'), BARE)
  const slidev = join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const env = { ...process.env, NODE_ENV: 'production' }
  await measure(process.execPath, [slidev, 'build', 'slides.md', '--base', './'], { signal, cwd: folder, env })
}

async function bytesBelow(folder: string): Promise<number> {
  const files = await filesBelow(folder, '.')
  const contents = await Promise.all(files.map(file => readFile(join(folder, file))))
  return contents.reduce((sum, { length }) => sum + length, 0)
}

interface Loaded {
  /** Kilobytes of script asked for until the first slide shows. */
  shown: number
  /** And until nothing more is asked for. */
  rest: number
  /** Until the first slide shows. */
  seconds: number
}

async function loadedOf(browser: Browser, folder: string): Promise<Loaded> {
  const served = await serveFolder(folder)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  try {
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script' && response.ok())
        sizes.push(response.body().then(body => gzipSync(body).length / 1000))
    })
    const sum = async (): Promise<number> => (await Promise.all(sizes)).reduce((a, b) => a + b, 0)
    const began = performance.now()
    await page.goto(`${served.url}/`)
    await page.waitForSelector('.slidev-layout h1')
    const seconds = (performance.now() - began) / 1000
    const shown = await sum()
    await page.waitForLoadState('networkidle')
    // Slidev fetches the slides to come three seconds later.
    await page.waitForTimeout(4000)
    return { shown, rest: await sum(), seconds }
  }
  finally {
    await page.close()
    await served.stop()
  }
}
