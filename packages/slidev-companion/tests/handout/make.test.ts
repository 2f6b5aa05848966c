import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { describeProblem } from '../../src/errors'
import { makeHandout } from '../../src/handout/make'
import { linkedDeck } from '../linked-deck'
import { describeWith } from '../require'

// Each slide is a kind of fault that a public deck has shown. The title has signs that no font here draws.
const DECK = `---
theme: default
title: Bread 面包
fonts: { provider: none }
---

# Bread 面包

---

# A row with fewer cells

<table>
<tr><th>what</th><th>how much</th><th>from</th></tr>
<tr><td>Flour</td><td>500 g</td></tr>
<tr><td rowspan="2">Water</td><td>350 g</td><td>well</td></tr>
<tr><td>20 g</td></tr>
</table>

---

# Text that leaves the slide is on no paper

<p v-for="line of 60">The line {{ line }} of a long list of flours.</p>

<!-- <Timer of="oven" /> Look at the oven. -->
`

const { folder, remove } = linkedDeck('handout', { 'slides.md': DECK })
const pdf = join(folder, 'handout.pdf')
const warnings: string[] = []

beforeAll(async () => {
  const open = await openDeck(join(folder, 'slides.md'))
  const warn = (problem: Parameters<typeof describeProblem>[0]) => warnings.push(describeProblem(problem))
  writeFileSync(pdf, await makeHandout(open, { copy: 'presenter', paper: 'A4', warn }))
}, 120_000)
afterAll(remove)

describe('the handout of a stranger\'s deck', () => {
  it('warns of what is lost on paper, and of nothing that no screen shows either', () => {
    expect(warnings.map(warning => warning.split(':')[0])).toEqual(['handout, sheet contents'])
  })
})

describeWith('verapdf', 'veraPDF', (verapdf) => {
  it('finds it valid as PDF/UA-1', () => {
    const { stdout } = spawnSync(verapdf, ['--flavour', 'ua1', '--format', 'text', '-v', pdf], { encoding: 'utf8' })
    expect(stdout.trim().split('\n').slice(1)).toEqual([])
    expect(stdout).toMatch(/^PASS /)
  }, 60_000)
})
