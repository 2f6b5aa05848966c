import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { stampOf } from '../../src/marking'
import { makeSite } from '../../src/site/make'
import { linkedDeck } from '../linked-deck'

const DECK = `---
theme: default
title: Bread
fonts: { provider: none }
---

# Bread

[The salt](/salt), [the oven](/oven)

---
routeAlias: salt
for: [bakers]
instead: oven
---

# A secret pinch of salt

---
routeAlias: oven
---

# The oven
`
const { folder, remove } = linkedDeck('version', { 'slides.md': DECK })
afterAll(remove)

it('the site of a version holds its slides alone, and is marked', async () => {
  const open = await openDeck(join(folder, 'slides.md'))
  const config = { versions: { bakers: {}, guests: {} } }
  const stamp = stampOf({ marking: 'TLP:AMBER', recipient: 'Contoso' })!
  const textsOf = async (version: string) => {
    const { files } = await makeSite({ ...open, config, version, stamp })
    return Object.values(files).map(bytes => new TextDecoder().decode(bytes)).join('\n')
  }
  const said = (text: string) => ['A secret pinch of salt', 'The oven', 'Contoso'].filter(words => text.includes(words))
  const [bakers, guests] = [await textsOf('bakers'), await textsOf('guests')]
  expect(said(bakers)).toEqual(['A secret pinch of salt', 'The oven', 'Contoso'])
  expect(said(guests)).toEqual(['The oven', 'Contoso'])
}, 120_000)
