import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../deck/own-deck'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The first number that a pattern finds in a style sheet. */
function size(css: string, pattern: RegExp): number {
  const found = pattern.exec(css)?.[1]
  expect(found, String(pattern)).toBeDefined()
  return Number(found)
}

it('a table that no component places begins below the dark head', () => {
  const [layout, frame, tokens] = ['layouts/statement.vue', 'styles/frame.css', 'styles/tokens.css'].map(read) as [string, string, string]
  const head = size(layout, /var\(--ink\) 0 (\d+)px/)
  const title = layout.slice(layout.indexOf('.in-words > h1 {'))
  const above = size(tokens, /--top: (\d+)px/) + size(tokens, /--type-label: \d+px\/(\d+)px/) + size(frame, /h1 \{[^}]*margin: (\d+)px/)
  const begins = above + size(title, /height: (\d+)px/) + size(title, /margin-bottom: (\d+)px/)
  expect(begins).toBeGreaterThanOrEqual(head + 8)
})
