import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onPaper } from '../../src/charts/paper'

const svg = readFileSync(join(import.meta.dirname, '../../artifacts/2-kpi/charts/score.svg'), 'utf8')

it('puts a chart on a white sheet with a margin, and changes nothing else', () => {
  const sheet = onPaper(svg)
  expect(sheet).toContain('viewBox="-24 -24 932 378"')
  expect(sheet).toMatch(/^<svg[^>]*>\n<rect x="-24" y="-24" width="932" height="378" rx="6" fill="var\(--paper, #FFFFFF\)"\/>/)
  expect(sheet.slice(sheet.indexOf('<title'))).toBe(svg.slice(svg.indexOf('<title')))
})
