import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { root } from '../deck/own-deck'

const RE_MOTION = /\b(?:transition|animation)(?:-\w+)?: ([^;}]+)/g
const ALLOWED = ['var(--fade)', 'none !important', 'none']

/** Declarations that move in another way than all others do. */
const foreign = (css: string) => [...css.matchAll(RE_MOTION)].map(match => match[1]!.trim()).filter(value => !ALLOWED.includes(value))

it('everything moves in one way: it fades in its place for 200 ms', async () => {
  const files = (await Promise.all(['styles', 'layouts', 'components'].map(folder => filesBelow(root, folder)))).flat()
  expect(files.flatMap(file => foreign(readFileSync(join(root, file), 'utf8')).map(value => `${file}: ${value}`))).toEqual([])
  expect(readFileSync(join(root, 'styles/tokens.css'), 'utf8')).toContain('--fade: opacity 200ms ease;')
  expect(files.some(file => /@keyframes|<Transition|v-motion/.test(readFileSync(join(root, file), 'utf8')))).toBe(false)
})

it('that finds a motion of its own', () => {
  expect(foreign('a { transition: left 1s } b { transition: var(--fade); animation: spin 2s infinite; }')).toEqual(['left 1s', 'spin 2s infinite'])
})
