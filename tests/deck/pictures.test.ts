import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { findBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { writeAtomically } from '../../packages/slidev-companion/src/machine/files'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { CHANGED, FIXTURE_SIZE, fixtureNames, fixturePictures, FIXTURES } from '../../src/effects/deck/picture-fixtures'
import { NOT_ACME, tellsAcme } from '../acme'
import { ownDeck, root } from './own-deck'
import { difference } from './rendered/compare'
import { servedDeck } from './served-deck'

const fixture = (alias: string) => readFileSync(join(root, FIXTURES, `${alias}.png`))
// Another browser draws the same letters otherwise; only the one that npm ships is the same everywhere.
const { source } = findBrowser()
const shipped = source.startsWith('@sparticuz/chromium')
const reason = !shipped ? ` (here it is ${source}: skipped)` : tellsAcme ? '' : ` (${NOT_ACME})`

describe('the comparison', () => {
  const cover = fixture('cover')
  it('finds nothing between a picture and itself', () => {
    expect(difference(cover, cover)).toBeUndefined()
  })
  it('finds a letter that changed, and shows before, after and difference', () => {
    const changed = PNG.sync.read(cover)
    for (let y = 60; y < 66; y++)
      changed.data.fill(0, (y * changed.width + 400) * 4, (y * changed.width + 406) * 4)
    const found = difference(cover, PNG.sync.write(changed))!
    expect(found.pixels).toBeGreaterThan(20)
    expect(PNG.sync.read(found.picture).width).toBe(3 * changed.width)
  })
  it('lets rounding pass: single pixels, and shades that no eye tells apart', () => {
    const changed = PNG.sync.read(cover)
    for (const [x, y] of [[20, 20], [200, 100], [400, 250]] as const)
      changed.data.fill(120, (y * changed.width + x) * 4, (y * changed.width + x) * 4 + 3)
    for (let i = 0; i < changed.data.length; i += 4)
      changed.data[i] = Math.max(0, changed.data[i]! - 3)
    expect(difference(cover, PNG.sync.write(changed))).toBeUndefined()
  })
  it('finds a picture of another size', () => {
    expect(difference(cover, PNG.sync.write(new PNG({ width: 10, height: 10 })))!.pixels).toBe(Infinity)
  })
})

it('every slide has its picture, and every picture its slide', () => {
  expect(fixtureNames(root).sort()).toEqual(ownDeck().slides.map(({ alias }) => alias!).sort())
})

describe.skipIf(reason !== '')(`the slides, drawn by the Chromium from npm${reason}`, () => {
  const served = servedDeck()

  it('look as they did when somebody last looked', async () => {
    rmSync(join(root, CHANGED), { recursive: true, force: true })
    const known = new Set(fixtureNames(root))
    const found: string[] = []
    for await (const { alias, png } of fixturePictures(await openStage(served.browser, served.site.url, FIXTURE_SIZE))) {
      const changed = known.has(alias) ? difference(fixture(alias), png) : undefined
      if (changed) {
        await writeAtomically(join(root, CHANGED, `${alias}.png`), changed.picture)
        found.push(`${alias}: ${changed.pixels} pixels in one place; see ${CHANGED}/${alias}.png (before, after, difference), and if it is meant: npm run pictures -- --update`)
      }
    }
    expect(found).toEqual([])
  }, 120_000)
})
