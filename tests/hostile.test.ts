import type { Browser, Page } from 'playwright-core'
import type { HostileScenario } from './hostile'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../packages/slidev-companion/src/deck/open'
import { makeHandout } from '../packages/slidev-companion/src/handout/make'
import { launchBrowser } from '../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../packages/slidev-companion/src/machine/serve'
import { filesBelow } from '../packages/slidev-companion/src/machine/sources'
import { builtDeck } from '../packages/slidev-companion/src/slidev/build'
import { openStage } from '../packages/slidev-companion/src/slidev/stage'
import { describeWith } from '../packages/slidev-companion/tests/require'
import { buildGuide } from '../src/effects/deck/guide'
import { buildArtifacts, writeArtifacts } from '../src/effects/kpi/artifacts'
import { root } from './deck/own-deck'
import { pageTexts } from './handout/page-texts'
import { altered, hostileScenario, SIGNS } from './hostile'
import { copyOfProject } from './project-copy'

// Whoever writes a scenario writes words. None of them is code, markup or an address in any output.
let copy: string
let hostile: HostileScenario
let browser: Browser

beforeAll(async () => {
  copy = copyOfProject('hostile')
  hostile = hostileScenario(`${readFileSync(join(root, 'artifacts/scenario.yaml'), 'utf8')}\npresenter: { name: Jane, firm: Harbour }\n`)
  writeFileSync(join(copy, 'artifacts/scenario.yaml'), hostile.text)
  await writeArtifacts(copy, await buildArtifacts({ root: copy }))
  browser = await launchBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  rmSync(copy, { recursive: true, force: true })
})

/** Returns what a page did that no page of words does. */
function watch(page: Page): string[] {
  const did: string[] = []
  page.on('dialog', dialog => void dialog.dismiss().then(() => did.push('a dialog')))
  page.on('pageerror', error => did.push(String(error)))
  page.on('requestfailed', request => did.push(`asks for ${request.url()}`))
  return did
}

/** Returns what of the values became an element, an attribute or an address. */
function madeOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]
    .filter(({ name, value }) => name.startsWith('on') || /^\s*(?:javascript|j):/i.test(value))
    .map(({ name, value }) => `<${element.localName} ${name}="${value}">`)).concat('ran' in window ? ['it ran'] : []))
}

it('every text field of the scenario has a hostile string', () => {
  expect(hostile.values.size).toBeGreaterThan(15)
})

describe('with hostile strings in every text field', () => {
  it('the site shows each as typed, and nothing runs', async () => {
    const site = await serveFolder(await builtDeck(copy))
    const wrong: string[] = []
    let did: string[] = []
    const stage = await openStage(browser, site.url, { width: 980, height: 552 }, page => did = watch(page))
    const texts: string[] = [await stage.page.title(), ...stage.slides.map(({ title }) => title)]
    for (const { no } of stage.slides) {
      await stage.show(no, 99)
      texts.push(await stage.page.locator(`.slidev-page-${no}`).evaluate(slide => slide.textContent!))
      wrong.push(...await madeOf(stage.page))
    }
    // The outline is made of titles, which Slidev compiles as templates.
    await stage.page.keyboard.press('g')
    await stage.page.locator('#slidev-goto-input').evaluate((input: HTMLInputElement) => {
      input.value = 'loss'
      input.dispatchEvent(new Event('input'))
    })
    await stage.page.locator('#slidev-goto-dialog li').first().waitFor({ state: 'attached' })
    texts.push(await stage.page.locator('#slidev-goto-dialog').evaluate(dialog => dialog.textContent!))
    expect(texts.at(-1)).toMatch(/H[1-9]\d\{\{a/)
    wrong.push(...await madeOf(stage.page))
    await site.stop()
    expect([...wrong, ...did]).toEqual([])
    expect(texts.flatMap(text => altered(text, hostile.values))).toEqual([])
    expect(texts.join().match(/H[1-9]\d\{\{a/g)?.length).toBeGreaterThan(20)
  }, 240_000)

  it('every chart is an SVG of words', async () => {
    const charts = join(copy, 'artifacts/2-kpi/charts')
    const page = await browser.newPage()
    const did = watch(page)
    for (const name of readdirSync(charts).filter(name => name.endsWith('.svg'))) {
      await page.goto(pathToFileURL(join(charts, name)).href)
      expect(await madeOf(page), name).toEqual([])
      expect(altered(await page.evaluate(() => document.documentElement.textContent!), hostile.values), name).toEqual([])
      expect(await page.locator('parsererror').count(), name).toBe(0)
    }
    await page.close()
    expect(did).toEqual([])
  }, 60_000)

  it('the handout shows each as typed', async () => {
    const pdf = await makeHandout(await openDeck(join(copy, 'slides.md')), { copy: 'customer', paper: 'A4' })
    const text = (await pageTexts(pdf)).join(' ')
    // A digest is printed as the Markdown file that it is.
    expect(altered(text, hostile.values, 3 + SIGNS.length - 1).filter(shown => !shown.includes('&#123;'))).toEqual([])
  }, 240_000)
})

describeWith('mdbook', 'with hostile strings in every text field, too,', (mdbook) => {
  it('the book shows each as typed, and nothing runs', async () => {
    const book = join(copy, 'book')
    for (const [file, content] of Object.entries({ ...buildGuide(copy), '../book.toml': '[book]\ntitle = "x"\n' })) {
      mkdirSync(join(book, 'src', file, '..'), { recursive: true })
      writeFileSync(join(book, 'src', file), content)
    }
    const pages = readdirSync(join(book, 'src')).filter(name => name.endsWith('.md'))
    writeFileSync(join(book, 'src/SUMMARY.md'), pages.map(name => `- [${name}](${name})`).join('\n'))
    execFileSync(mdbook, ['build', book], { stdio: 'pipe' })
    const page = await browser.newPage()
    const did = watch(page)
    let shown = 0
    for (const file of (await filesBelow(join(book, 'book'), '.')).filter(name => /^\.\/[\w-]+\.html$/.test(name) && !/print|404|toc/.test(name))) {
      await page.goto(pathToFileURL(join(book, 'book', file)).href)
      const text = await page.locator('main').evaluate((main) => {
        main.querySelectorAll('pre').forEach(file => file.remove()) // a file is shown as it is
        return main.textContent!
      })
      shown += text.match(/H[1-9]\d/g)?.length ?? 0
      expect(altered(text, hostile.values), file).toEqual([])
      expect((await madeOf(page)).filter(made => !made.includes('onclick')), file).toEqual([])
    }
    await page.close()
    expect(shown).toBeGreaterThan(20)
    expect(did).toEqual([])
  }, 120_000)
})
