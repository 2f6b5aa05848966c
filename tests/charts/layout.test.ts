import type { Browser, Page } from 'playwright-core'
import type { Results } from '../../src/kpi/results'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { wcagContrast } from 'culori'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { findBrowser, launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { required } from '../../packages/slidev-companion/tests/require'
import { CHARTS, renderCharts } from '../../src/charts'
import { ACME } from '../acme'
import { buildOf, scenarioText } from '../built-scenario'

const ROOT = join(import.meta.dirname, '../..')

/** Acme, and firms of other sizes, rates and luck: what the scenario says in place of Acme's. */
const STORIES: Record<string, Record<string, number | string>> = {
  'Acme': {},
  'a smaller firm': { 'company.customers': 3000, 'keyResult.baseline': 0.06, 'keyResult.target': 0.04, 'seed': 'globex-3', 'signupsPerDay': 8 },
  'a firm that loses many': { 'company.customers': 1200, 'keyResult.baseline': 0.2, 'keyResult.target': 0.1, 'seed': 'b', 'signupsPerDay': 5 },
  'a firm that loses few': { 'company.customers': 20_000, 'keyResult.baseline': 0.03, 'keyResult.target': 0.02, 'seed': 'c', 'signupsPerDay': 40 },
  'a day to onboard': { 'onboarding.days': 1, 'company.customers': 3000, 'signupsPerDay': 8 },
  'a week to onboard': { 'onboarding.days': 7, 'company.customers': 3000, 'signupsPerDay': 8 },
  'four weeks to onboard': { 'onboarding.days': 28, 'company.customers': 3000, 'signupsPerDay': 8 },
  'a grade far away': { 'seed': 'e', 'calendar.graded': '2026-12-01', 'calendar.frozenWeeks': 26, 'company.customers': 3000, 'signupsPerDay': 8 },
  'a firm with long names': { 'seed': 'd', 'plans.starter.label': 'Individuals and families', 'tenure.0.label': 'up to 90 days' },
}
/** Plans as many as a chart has room for, with names as long as they may be. */
const SIX_PLANS = Array.from({ length: 6 }, (_, i) =>
  `  p${i}: { label: '${`Plan ${i} for families in town `.padEnd(30, 'n')}', share: ${i === 0 ? 0.5 : 0.1}, risk: ${1 + i}, seats: [1, 3], seatPrice: 9.95 }\n`).join('')
const withSixPlans = (text: string): string => text.replace(/^plans:.*\n(?: {2}.*\n)+/m, `plans:\n${SIX_PLANS}`)
/** Other companies: the largest, which is no other picture, with SCENARIOS=all. */
const COMPANIES: [string, string][] = [
  ...readdirSync(join(ROOT, 'tests/scenarios'))
    .map(file => file.replace('.yaml', ''))
    .filter(name => name !== 'twenty-million-customers' || process.env.SCENARIOS === 'all')
    .map((name): [string, string] => [name, scenarioText(name)]),
  ...['fifty-customers', 'activation', 'japanese-utility'].map((name): [string, string] => [`${name} with six plans`, withSixPlans(scenarioText(name))]),
]
/** Companies as if they had a thousand times as many customers: every interval is narrower than its figures. */
const NARROW: [string, string][] = [['Acme', ACME], ['activation', scenarioText('activation')], ['first-reply', scenarioText('first-reply')]]
/** Counts of the largest sample, with the highest churn that a scenario may have: numbers of five digits. */
const MANY: Record<string, number> = { lost: 60, atRisk: 20, n: 20, signups: 20 }

/** Whose interval stands in `low` and `high`, and in the names that begin otherwise. */
const MIDDLES = ['diff', 'adjusted', 'value', 'survival', 'rate', 'share']
const charts = [
  ...await Promise.all(Object.entries(STORIES).map(drawn)),
  ...await Promise.all(COMPANIES.map(ofCompany)),
  ...await Promise.all(NARROW.map(narrowed)),
].flat()
const font = (weight: number, name: string): string => `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(join(ROOT, `node_modules/inter-ui/web/${name}.woff2`)).toString('base64')})}`
const found = available()

/** Runs in the page, as text: what touches what; a patch covers what was drawn before it. Letters are taken as one em high; words need 3 px of air at the sides. */
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
      if (own('fill').includes('--paper')) texts.forEach(text => { if (text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom) { text.onPatch = true; text.crossed = [] } })
      continue
    }
    if (mark.tagName === 'rect' && own('fill') !== 'none') {
      texts.forEach(text => { if (meets(text, box)) text.under = (text.under ?? []).concat(own('fill').includes('hatch') ? 'hatch' : 'bar') })
      continue
    }
    const half = Number(own('stroke-width') || 1) / 2, toFrame = mark.getCTM(), hit = new Set()
    for (let at = 0; at <= mark.getTotalLength(); at += 1.5) {
      const p = mark.getPointAtLength(at).matrixTransform(toFrame)
      texts.forEach(text => { if (p.x + half > text.left && p.x - half < text.right && p.y + half > text.top && p.y - half < text.bottom) hit.add(text) })
    }
    texts.filter(text => hit.has(text)).forEach(text => { text.crossed = [...text.crossed ?? [], mark.tagName] })
  }
  texts.forEach(text => { for (const what of text.crossed ?? []) found.push('"' + text.words + '" is crossed by a ' + what) })
  texts.forEach(text => { for (const what of text.under ?? []) if (!(what === 'hatch' && text.onPatch)) found.push('"' + text.words + '" lies on a ' + what) })
  return [...new Set(found)]
})()`

/** Runs in the page, as text: the colour of each text and every colour that lies under its letters. */
const GROUNDS = `(async () => {
  const svg = document.querySelector('svg'), frame = svg.getBoundingClientRect(), bare = svg.cloneNode(true)
  bare.querySelectorAll('text').forEach(text => text.remove())
  const image = new Image()
  image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(bare))
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: frame.width, height: frame.height }), pen = canvas.getContext('2d')
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, frame.width, frame.height)
  pen.drawImage(image, 0, 0, frame.width, frame.height)
  return [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text), half = parseFloat(style.fontSize) / 2, middle = (box.top + box.bottom) / 2 - frame.top
    const { data } = pen.getImageData(Math.ceil(box.left - frame.left), Math.ceil(middle - half), Math.max(1, Math.floor(box.width)), Math.floor(2 * half))
    const grounds = new Set()
    for (let i = 0; i < data.length; i += 4)
      grounds.add('rgb(' + data.slice(i, i + 3).join(', ') + ')')
    return { words: text.textContent, fill: style.fill, opacity: Number(style.opacity) * Number(style.fillOpacity), grounds: [...grounds] }
  })
})()`

/** Returns the words of a chart that stand out from what is under them by less than WCAG 2 asks of text. */
function paleWords(texts: { words: string, fill: string, opacity: number, grounds: string[] }[]): string[] {
  return texts.flatMap(({ words, fill, opacity, grounds }) => {
    const least = Math.min(...grounds.map(ground => wcagContrast(fill, ground)))
    return opacity < 1 ? [`"${words}" is see-through`] : least < 4.5 ? [`"${words}" has a contrast of ${least.toFixed(1)}`] : []
  })
}

describe.skipIf(!found)(`in the browser${found ? '' : ' (skipped: none found)'}`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 932, height: 380 } })
    const fonts = font(400, 'Inter-Regular') + font(600, 'Inter-SemiBold')
    await page.setContent(`<style>${fonts}body{margin:24px}</style>`)
    await page.evaluate(() => Promise.all([...document.fonts].map(font => font.load())))
  })
  afterAll(() => browser?.close())

  const open = (svg: string): Promise<void> => page.evaluate(async (svg) => {
    document.body.innerHTML = svg
    await document.fonts.ready
  }, svg)
  const show = async (svg: string): Promise<string[]> => {
    await open(svg)
    return page.evaluate(COLLISIONS)
  }
  const pale = async (svg: string): Promise<string[]> => {
    await open(svg)
    return paleWords(await page.evaluate(GROUNDS))
  }

  it.each(charts)('$story: no words of $id touch words or marks', async ({ svg }) => {
    expect(await show(svg)).toEqual([])
  })

  it.each(charts)('$story: all words of $id stand out from what is under them', async ({ svg }) => {
    expect(await pale(svg)).toEqual([])
  })

  it('sees words that are pale on paper, on a bar or through themselves', async () => {
    const text = (x: number, fill: string): string => `<text x="${x}" y="40" font-family="Inter" font-size="14" ${fill}>${x}</text>`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80" viewBox="0 0 240 80"><rect x="90" width="40" height="80" fill="#404040"/>${text(10, 'fill="#767676"')}${text(50, 'fill="#888"')}${text(100, 'fill="#000"')}${text(160, 'fill="#000" fill-opacity=".6"')}</svg>`
    expect(await pale(svg)).toEqual(['"50" has a contrast of 3.5', '"100" has a contrast of 2.0', '"160" is see-through'])
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

/** Returns the charts of a story. */
async function drawn([story, changes]: [string, Record<string, number | string>]): Promise<{ story: string, id: string, svg: string }[]> {
  const document = parseDocument(ACME)
  for (const [path, value] of Object.entries(changes))
    document.setIn(path.split('.').map(part => /^\d+$/.test(part) ? Number(part) : part), value)
  const { results } = await buildOf(document.toString())
  return CHARTS.map(chart => chart.draw(results)).map(({ id, svg }) => ({ story, id, svg }))
}

/** Returns the charts of a scenario with every interval a thirtieth as wide. */
async function narrowed([story, text]: [string, string]): Promise<{ story: string, id: string, svg: string }[]> {
  const { results } = await buildOf(text)
  return renderCharts(withNarrowIntervals(results))
    .filter(({ path }) => path.endsWith('.svg'))
    .map(({ path, text: svg }) => ({ story: `${story} with narrow intervals`, id: path.split('/').at(-1)!.replace('.svg', ''), svg }))
}

function withNarrowIntervals(results: Results): Results {
  const narrow = (row: Record<string, unknown>): Record<string, unknown> => {
    const near = (middle: unknown, end: unknown): unknown =>
      typeof middle === 'number' && typeof end === 'number' ? middle + (end - middle) / 30 : end
    const middle = row[MIDDLES.find(name => typeof row[name] === 'number') ?? '']
    const ends = 'low' in row ? { low: near(middle, row.low), high: near(middle, row.high) } : {}
    const crude = 'crude' in row ? { crudeLow: near(row.crude, row.crudeLow), crudeHigh: near(row.crude, row.crudeHigh) } : {}
    const counts = Object.entries(MANY).flatMap(([name, times]) => typeof row[name] === 'number' ? [[name, row[name] * times]] : [])
    return { ...row, ...ends, ...crude, ...Object.fromEntries(counts) }
  }
  const deep = (value: unknown): unknown => Array.isArray(value)
    ? value.map(deep)
    : value !== null && typeof value === 'object'
      ? narrow(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner)])))
      : value
  return { ...results, tables: deep(results.tables) as Results['tables'] }
}

/** Returns the charts of a scenario as they are written, in its own customs. */
async function ofCompany([story, text]: [string, string]): Promise<{ story: string, id: string, svg: string }[]> {
  const { files } = await buildOf(text)
  return Object.entries(files).flatMap(([path, svg]) => {
    const id = /charts\/([\w-]+)\.svg$/.exec(path)?.[1]
    return id === undefined ? [] : [{ story, id, svg }]
  })
}

function available(): boolean {
  try {
    return Boolean(findBrowser({ env: process.env }))
  }
  catch {
    return false
  }
}
