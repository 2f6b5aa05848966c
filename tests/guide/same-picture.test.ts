import type { Stage } from '../../packages/slidev-companion/src/slidev/stage'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { buildGuide } from '../../src/effects/deck/guide'
import { root } from '../deck/own-deck'
import { servedDeck } from '../deck/served-deck'

interface Shown { alias: string, charts: string[], figures: string[] }

const RE_FIGURE = /\d[\d,]*(?:\.\d+)?/g
const RE_CHART = /charts\/([\w-]+)\.svg/g

const guide = Object.values(buildGuide(root)).filter((text): text is string => typeof text === 'string').join('\n')
const served = servedDeck()
let shown: Shown[]

beforeAll(async () => {
  const stage = await openStage(served.browser, served.site.url, { width: 980, height: 552 })
  shown = []
  for (const { no, alias } of stage.slides) {
    await stage.show(no, 99)
    shown.push({ alias, ...await picturesOf(stage, no) })
  }
}, 240_000)

/** Returns the charts that a slide draws, and the figures in its other pictures. */
function picturesOf({ page }: Stage, no: number): Promise<Omit<Shown, 'alias'>> {
  return page.evaluate(([no, pattern]) => {
    const layout = document.querySelector(`.slidev-page-${no} .slidev-layout`)!
    const charts = [...layout.querySelectorAll('.chart svg')].map(svg => svg.getAttribute('aria-labelledby')!.replace(/-title .*/, ''))
    const others = [...layout.querySelectorAll('svg')].filter(svg => !svg.closest('.chart, .tracker'))
    const words = others.flatMap(svg => [...svg.querySelectorAll('text')].filter(text => !text.closest('.tick')).map(text => text.textContent))
    return { charts, figures: words.flatMap(text => text?.match(new RegExp(pattern!, 'g')) ?? []) }
  }, [no, RE_FIGURE.source] as const)
}

/** Returns the section of the guide that a slide becomes; the cover's picture is the small one of the four weeks. */
function sectionOf(slide: string): string {
  const alias = slide === 'cover' ? 'four-weeks' : slide
  const from = guide.indexOf(`{#${alias}}`)
  const next = guide.slice(from + 1).search(/^#{1,2} .*\{#[\w-]+\}$/m)
  return guide.slice(from, next < 0 ? undefined : from + 1 + next)
}

describe('a slide and its section of the guide', () => {
  it('show the same charts', () => {
    const drawn = shown.filter(({ charts }) => charts.length > 0)
    expect(drawn.length).toBeGreaterThan(10)
    for (const { alias, charts } of drawn)
      expect([...sectionOf(alias).matchAll(RE_CHART)].map(match => match[1]), alias).toEqual(expect.arrayContaining(charts))
  })

  it('show the same figures in every other picture', () => {
    const missing = shown.flatMap(({ alias, figures }) => {
      const there = new Set(sectionOf(alias).match(RE_FIGURE))
      return figures.filter(figure => !there.has(figure)).map(figure => `${alias}: ${figure}`)
    })
    expect(missing).toEqual([])
  })
})
