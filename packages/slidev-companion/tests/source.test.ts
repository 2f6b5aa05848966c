import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '../src')
/** What Unicode keeps for private use or is no character, as it is or escaped. */
const RE_PLACEHOLDER = /[\uE000-\uF8FF\uFDD0-\uFDEF]|\\u(?:\{?E[\dA-F]{3}|\{?F[0-8][\dA-F]{2}|\{?FD[DE][\dA-F])/i

it.each(['a\uE000b', 'a\uFDD0b', '\'\\uE001\'', '\'\\ufdd1\''])('%j is a placeholder', (text) => {
  expect(text).toMatch(RE_PLACEHOLDER)
})

it('no character stands for something else', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:ts|vue)$/.test(file))
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter(file => RE_PLACEHOLDER.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([])
})
