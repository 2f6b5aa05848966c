import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { makeBrand } from '../../src/effects/brand/make'
import { parseScenario } from '../../src/scenario'
import { ACME } from '../acme'
import { root } from '../deck/own-deck'
import { copyOfProject } from '../project-copy'

// A brand reaches the slides by its files alone: figures and charts of the project stay as they are.
const FOOTER = '</bdi><script>ran=1</script>{{7*7}}**x**'
const BRAND = { accent: '#305A41', ink: '#14213D', font: '@fontsource/fira-code', footer: FOOTER, logo: 'public/mark.svg', guide: 'https://guide.example.com/churn' }
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'

let copy: string

beforeAll(() => {
  copy = copyOfProject('brand')
  writeFileSync(join(copy, BRAND.logo), LOGO)
  const { files, faults } = makeBrand(copy, parseScenario(`${ACME}\n${stringify({ brand: BRAND })}`))
  expect(faults).toEqual([])
  mkdirSync(join(copy, 'artifacts/brand'))
  for (const [file, text] of Object.entries(files))
    writeFileSync(join(copy, 'artifacts', file), text)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

it('slides have the brand\'s colours, font, logo, footer and address, and nothing of it runs', async () => {
  const site = await serveFolder(await builtDeck(copy))
  const browser = await launchBrowser()
  const asked: string[] = []
  const stage = await openStage(browser, site.url, { width: 980, height: 552 }, page => page.on('request', request => asked.push(request.url())))
  await stage.show(1, 99)
  const shown = await stage.page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('.slidev-page-1 h1')!)
    const foot = document.querySelector('.slidev-page-1 .foot')!
    return {
      title: [style.color, style.fontFamily.split(',')[0]],
      firm: getComputedStyle(document.querySelector('.slidev-page-1 .kicker strong')!).color,
      footer: foot.querySelector('bdi')!.textContent,
      logos: [...document.querySelectorAll<HTMLImageElement>('.slidev-page-1 .logo')].map(({ alt, naturalWidth }) => [alt, naturalWidth > 0]),
      scripts: foot.querySelectorAll('script').length,
      ran: 'ran' in window,
    }
  })
  const last = stage.slides.find(({ title }) => title.startsWith('Decision:'))!
  await stage.show(last.no, 99)
  const address = await stage.page.locator('.guide-address b').first().textContent()
  await browser.close()
  await site.stop()
  expect(shown).toEqual({
    title: ['rgb(20, 33, 61)', '"Fira Code"'],
    firm: 'rgb(48, 90, 65)',
    footer: FOOTER,
    logos: [['Acme SaaS Corp', true], ['Acme SaaS Corp', true]],
    scripts: 0,
    ran: false,
  })
  expect(address).toBe('guide.example.com/churn')
  expect(asked.filter(url => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([])
}, 240_000)

it('the project itself has no brand, and no file of one', () => {
  expect(readFileSync(join(root, 'artifacts/.generated'), 'utf8')).not.toContain('brand')
})
