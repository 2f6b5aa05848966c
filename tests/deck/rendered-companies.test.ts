import type { Browser } from 'playwright-core'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { makeSite } from '../../packages/slidev-companion/src/site/make'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { buildArtifacts, writeArtifacts } from '../../src/effects/kpi/artifacts'
import { copyOfProject } from '../project-copy'
import { root } from './own-deck'
import { clipping, covered, margins, overflow, overlap, size, underTitle } from './rendered/checks'
import { measureText } from './rendered/measure'

// Words of other companies have room as well. This one breaks most; SCENARIOS=all takes every one, a minute each.
const HARD = ['brazilian-cooperative']
const SCENARIOS = join(root, 'tests/scenarios')
const NAMES = process.env.SCENARIOS === 'all' ? readdirSync(SCENARIOS).map(file => file.replace('.yaml', '')) : HARD
const CHECKS = [overflow, margins, clipping, size, overlap, underTitle, covered]

let browser: Browser
const copies: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  copies.forEach(copy => rmSync(copy, { recursive: true, force: true }))
})

async function copyOf(name: string): Promise<string> {
  const copy = copyOfProject(name)
  copies.push(copy)
  cpSync(join(SCENARIOS, `${name}.yaml`), join(copy, 'artifacts/scenario.yaml'))
  await writeArtifacts(copy, await buildArtifacts({ root: copy }))
  return copy
}

it.each(NAMES)('%s has a site without a note, and room for every word of it', async (name) => {
  const copy = await copyOf(name)
  await expect(makeSite(await openDeck(join(copy, 'slides.md')))).resolves.toBeDefined()
  const site = await serveFolder(await builtDeck(copy))
  const stage = await openStage(browser, site.url, { width: 980, height: 552 })
  const wrong = new Set<string>()
  for (const { no, alias } of stage.slides) {
    await stage.show(no, 99)
    const lines = await measureText(stage.page, no)
    CHECKS.flatMap(check => check(lines)).forEach(message => wrong.add(`${alias}: ${message}`))
  }
  await stage.page.context().close()
  await site.stop()
  expect([...wrong]).toEqual([])
}, 300_000)
