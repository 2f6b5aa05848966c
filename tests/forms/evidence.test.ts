import type { Facts } from '../../src/facts'
import { describe, expect, it } from 'vitest'
import { borneOutBy } from '../../src/deck/borne-out'
import { slideFacts } from '../../src/deck/slide-facts'
import { buildGuide } from '../../src/effects/deck/guide'
import { readQuoted } from '../../src/effects/deck/quoted'
import { ownDeck, root } from '../deck/own-deck'

const FACTS: Facts = {
  'churn.baseline.rate': { value: 0.08, unit: 'percent', what: 'rate', query: 'churn.sql' },
  'churn.baseline.low': { value: 0.07, unit: 'percent', what: 'low', query: 'churn.sql' },
  'churn.baseline.high': { value: 0.09, unit: 'percent', what: 'high', query: 'churn.sql' },
  'people.owner.name': { value: 'Sarah', unit: 'text', what: 'name' },
}

describe('the facts of a slide', () => {
  it('are those that its words and its prose quote, each once; notes and names are none', () => {
    const page = '---\nrouteAlias: one\n---\n# {{ churn.baseline.rate }} {{ people.owner.name }}\n{{ churn.baseline.rate | range }}\n<!-- {{ churn.baseline.rate }} -->\n---\nrouteAlias: two\n---\n# Two {{ $page }}\n<!-- {{ churn.baseline.rate }} -->\n'
    expect(slideFacts(page, FACTS)).toEqual([
      { alias: 'one', keys: ['churn.baseline.rate', 'churn.baseline.low', 'churn.baseline.high'] },
      { alias: 'two', keys: [] },
    ])
  })
})

describe('the evidence page of the guide', () => {
  const pages = buildGuide(root)
  const evidence = pages['evidence.md']!
  const { slides } = readQuoted(root)

  it('has every slide that quotes a figure, and a link from each to its rows', () => {
    const told = new Set(ownDeck().slides.map(({ alias }) => alias))
    const quoting = slides.filter(({ alias, keys }) => keys.length > 0 && told.has(alias))
    expect(quoting.length).toBeGreaterThan(30)
    const all = Object.entries(pages).filter(([file]) => file !== 'evidence.md').map(([, text]) => text).join('\n')
    for (const { alias } of quoting) {
      expect(evidence).toContain(`{#of-${alias}}`)
      expect(all).toContain(`(evidence.md#of-${alias})`)
    }
  })

  it('leads to files that the guide has', () => {
    const links = [...evidence.matchAll(/\]\((artifacts\/[^)]+)\)/g)].map(([, target]) => target!)
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter(link => !(link in pages))).toEqual([])
  })

  it('says of each figure what bears it out', () => {
    expect(borneOutBy('churn.baseline.rate', { query: 'churn.sql', method: 'Wilson' })).toEqual({ by: 'churn.sql; Wilson', file: 'queries/churn.sql' })
    expect(borneOutBy('story.commits', {})).toEqual({ by: 'recorded', file: 'transcripts/facts.json' })
    expect(borneOutBy('kr.target', {})).toEqual({ by: 'from the scenario' })
    expect(borneOutBy('count.drivers', { method: 'counted' })).toEqual({ by: 'counted' })
  })
})
