import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { MADE_OF, madeOf, README_COMMAND, README_PICTURES } from '../src/effects/deck/made-of'
import { describeAcme } from './acme'

const root = join(import.meta.dirname, '..')
const pictures = readdirSync(join(root, README_PICTURES)).filter(name => name.endsWith('.png'))

it('rEADME shows every picture in its folder, and no other', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const shown = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file!)
  expect(shown.sort()).toEqual(pictures.map(name => `${README_PICTURES}/${name}`).sort())
})

it('they are as wide as README\'s column, the sheet half as wide again', () => {
  const widths = pictures.map(name => [name, PNG.sync.read(readFileSync(join(root, README_PICTURES, name))).width])
  expect(Object.fromEntries(widths)).toEqual(Object.fromEntries(pictures.map(name => [name, name === 'deck.png' ? 1200 : 760])))
})

describeAcme('README\'s pictures', () => {
  it('are of this deck: what they were made from has not changed', () => {
    const made = JSON.parse(readFileSync(join(root, README_PICTURES, MADE_OF), 'utf8')) as Record<string, string>
    const now = madeOf(root)
    expect(Object.keys(now).sort()).toEqual(pictures.toSorted())
    expect(pictures.filter(name => made[name] !== now[name]).map(name => `${README_PICTURES}/${name} shows an older deck: ${README_COMMAND}, and look at it`)).toEqual([])
  })
})
