import type { Browser, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHARTS } from '../../src/charts'
import { findBrowser, launchBrowser } from '../../src/effects/browser'
import { required } from '../require'

const ROOT = join(import.meta.dirname, '../..')
const results = JSON.parse(readFileSync(join(ROOT, 'artifacts/2-kpi/results.json'), 'utf8'))
const font = (weight: number, name: string): string => `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(join(ROOT, `node_modules/inter-ui/web/${name}.woff2`)).toString('base64')})}`
const found = available()

/** Runs in the page, as text: what touches what. Letters are taken as one em high; words need 3 px of air at the sides. */
const COLLISIONS = `(() => {
  const svg = document.querySelector('svg'), frame = svg.getBoundingClientRect(), found = []
  const texts = [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect(), half = parseFloat(getComputedStyle(text).fontSize) / 2, middle = (box.top + box.bottom) / 2 - frame.top
    return { words: text.textContent, left: box.left - frame.left, right: box.right - frame.left, top: middle - half, bottom: middle + half, onPatch: false }
  })
  const meets = (a, b, air = 0) => a.left < b.right + air && b.left < a.right + air && a.top < b.bottom && b.top < a.bottom
  texts.forEach((a, i) => {
    if (a.left < -0.5 || a.right > frame.width + 0.5 || a.top < 0 || a.bottom > frame.height + 1)
      found.push('"' + a.words + '" leaves the picture')
    for (const b of texts.slice(i + 1)) if (meets(a, b, 3)) found.push('"' + a.words + '" touches "' + b.words + '"')
  })
  for (const mark of svg.querySelectorAll('circle, line, path, rect')) {
    if (mark.closest('defs')) continue
    const own = name => mark.getAttribute(name) ?? mark.parentElement.getAttribute(name) ?? ''
    const ground = /--paper|--surface/.test(own('fill')) && !own('stroke') || own('fill-opacity')
    const rect = mark.getBoundingClientRect()
    const box = { left: rect.left - frame.left, right: rect.right - frame.left, top: rect.top - frame.top, bottom: rect.bottom - frame.top }
    if (ground) {
      if (own('fill').includes('--paper')) texts.forEach(text => { if (text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom) text.onPatch = true })
      continue
    }
    if (mark.tagName === 'rect' && own('fill') !== 'none') {
      texts.forEach(text => { if (meets(text, box)) text.under = (text.under ?? []).concat(own('fill').includes('hatch') ? 'hatch' : 'bar') })
      continue
    }
    const half = Number(own('stroke-width') || 1) / 2, toFrame = mark.getCTM(), hit = new Set()
    for (let at = 0; at <= mark.getTotalLength(); at += 1.5) {
      const p = mark.getPointAtLength(at).matrixTransform(toFrame)
      texts.forEach(text => { if (p.x + half > text.left && p.x - half < text.right && p.y + half > text.top && p.y - half < text.bottom) hit.add(text.words) })
    }
    hit.forEach(words => found.push('"' + words + '" is crossed by a ' + mark.tagName))
  }
  texts.forEach(text => { for (const what of text.under ?? []) if (!(what === 'hatch' && text.onPatch)) found.push('"' + text.words + '" lies on a ' + what) })
  return [...new Set(found)]
})()`

describe.skipIf(!found)(`in the browser${found ? '' : ' (skipped: none found)'}`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 932, height: 380 } })
  })
  afterAll(() => browser?.close())

  const show = async (svg: string): Promise<string[]> => {
    await page.setContent(`<style>${font(400, 'Inter-Regular')}${font(600, 'Inter-SemiBold')}body{margin:24px}</style>${svg}`)
    await page.evaluate('document.fonts.ready')
    return page.evaluate(COLLISIONS)
  }

  it.each(CHARTS.map(chart => chart(results)).map(({ id, svg }) => [id, svg]))('no words of %s touch words or marks', async (_id, svg) => {
    expect(await show(svg!)).toEqual([])
  })

  it('sees words that touch, cross and leave', async () => {
    const text = (x: number, words: string): string => `<text x="${x}" y="40" font-family="Inter" font-size="14">${words}</text>`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80">${text(10, 'one')}${text(30, 'two')}${text(180, 'beyond')}<line x1="100" y1="0" x2="100" y2="80" stroke="black"/>${text(92, 'crossed')}</svg>`
    expect(await show(svg)).toEqual(['"one" touches "two"', '"beyond" leaves the picture', '"crossed" is crossed by a line'])
  })
})

it('was checked in a browser where one is required', () => {
  expect(found || !required.has('browser')).toBe(true)
})

function available(): boolean {
  try {
    return Boolean(findBrowser({ env: process.env }))
  }
  catch {
    return false
  }
}
