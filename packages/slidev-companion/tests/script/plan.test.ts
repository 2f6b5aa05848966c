import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../src/deck/load'
import { clockFrom } from '../../src/script/clock'
import { planOf } from '../../src/script/plan'
import { countWords, numberClicks } from '../../src/script/words'
import { writeScript } from '../../src/script/write'

const DECK = `---
title: Bread
minutes: 0.5
---

# Bread

<!-- Good morning. -->

---
minutes: 2
---

# Flour | water

<!--
Two things. (pause)

[click] Flour. [click:2] And water.

Why not milk? Because it burns.
-->

---
minutes: 0
---

# Milk

<!-- Only if somebody asks. -->
`

const deck = (text = DECK) => loadDeck('slides.md', { read: () => text })
const room = { ratio: '16/9', clock: clockFrom() }

describe('the plan of a talk', () => {
  it('gives each slide its start, and keeps those of no minutes in reserve', () => {
    const { played, backups, minutes } = planOf({ ...deck() })
    expect(played.map(({ title, start }) => [title, start])).toEqual([['Bread', 0], ['Flour | water', 0.5]])
    expect(backups.map(({ title, start }) => [title, start])).toEqual([['Milk', undefined]])
    expect(minutes).toBe(2.5)
  })

  it('lets words decide where front matter has no minutes, and says so', () => {
    const { played: [step] } = planOf(deck(`# Bread\n\n<!-- ${'word '.repeat(260)} -->`))
    expect(step).toMatchObject({ minutes: 2, guessed: true, fast: false })
    expect(writeScript(planOf(deck('# Bread\n\n<!-- Some words. -->')), room)).toContain('≈ 0.25 minutes')
  })

  it('names the slides that have neither notes nor minutes, for they are planned at nothing', () => {
    const script = writeScript(planOf(deck('# Bread\n\n<!-- Some words. -->\n\n---\n\n# Silent\n\n---\nminutes: 0.5\n---\n\n# Pause')), room)
    expect(script).toContain('**Planned at 0 min, having neither notes nor `minutes`:**\n\n- 2 · Silent\n\n## Plan')
    expect(writeScript(planOf(deck()), room)).not.toContain('Planned at 0 min')
  })

  it('names what a click changes in code, formulas and lists, and how many clicks the note marks', () => {
    const slide = [
      '# Dough',
      '```ts {1|2-3|all}\nflour()\n```',
      '````md magic-move\n```js {*|2}\na\n```\n```js\nb\n```\n````',
      '$$ {1|2}\nx\n$$',
      '<v-clicks>\n\n- rye\n- **wheat**\n\n</v-clicks>',
      '<p v-click>Salt</p>',
      '<!-- [click] Flour first. -->',
    ].join('\n\n')
    const plan = planOf(deck(slide))
    expect(plan.played[0]!.steps).toEqual(['code, lines 2-3', 'code, all lines', 'code, line 2', 'the code changes', 'formula, line 2', 'rye', 'wheat', 'Salt'])
    const script = writeScript(plan, room)
    expect(script).toContain('8 clicks · 1 of them in the note')
    expect(script).toContain('**[6]** rye · **[7]** wheat · **[8]** Salt')
  })

  it('shows the last rehearsal beside the plan, and says nothing of one where there was none', () => {
    const last = { begun: Date.UTC(2026, 10, 29, 12), seconds: { 2: 80.4, gone: 5 } }
    const script = writeScript(planOf({ ...deck(), last }), room)
    expect(script).toContain('Last rehearsal, 2026-11-29: 1:20 on 1 of 2 slides.')
    expect(script).toContain('| start | slide | minutes | words | a minute | clicks | last time |')
    expect(script).toMatch(/\| 2 · Flour \\\| water \| 2 \|.*\| 1:20 \|/)
    expect(script).toContain('**0:30** · 2 min · last time 1:20 · ')
    expect(writeScript(planOf(deck()), room)).not.toMatch(/last (?:time|rehearsal)/i)
  })

  it('names the slides whose words take longer than their minutes', () => {
    const plan = planOf(deck(`---\nminutes: 1\n---\n\n# Bread\n\n<!-- ${'word '.repeat(161)} -->`))
    expect(writeScript(plan, room)).toContain('- 1 · Bread: 161 words in 1 min')
    expect(planOf(deck(`---\nminutes: 1\n---\n\n# Bread\n\n<!-- ${'word '.repeat(160)} -->`)).played[0]!.fast).toBe(false)
  })

  it('takes a note apart as the deck says, and knows no convention of its own', () => {
    const whole = writeScript(planOf(deck()), room)
    expect(whole).toContain('Why not milk?')
    expect(whole).not.toContain('## Questions to expect')
    const note = () => ({ spoken: 'Said.', questions: [{ asked: 'why not milk?', answer: 'It\nburns.' }], bridge: 'so, water.' })
    const parted = writeScript(planOf(deck(), { note }), room)
    expect(parted).toContain('> **“why not milk?”** It burns.\n\n→ so, water.')
    expect(parted).toContain('| why not milk? | 2 |')
  })

  it('plays a version, with the other slides in reserve', () => {
    const slides = deck().slides.map((slide, i) => ({ ...slide, frontmatter: { for: i === 1 ? 'bakers' : ['guests'] } }))
    const { played, backups } = planOf({ ...deck(), slides, version: 'bakers' })
    expect([played.length, backups.length]).toEqual([1, 2])
  })
})

describe('a script', () => {
  it('numbers clicks as Slidev counts them', () => {
    expect(numberClicks('[click] A [click:2] b')).toEqual({ text: '**[1]** A **[3]** b', clicks: 3 })
    expect(writeScript(planOf(deck()), room)).toContain('**[1]** Flour. **[3]** And water.')
  })

  it('counts what is said, in any script', () => {
    expect(countWords('[click] Don\'t **say** [this](https://example.org). (pause) &#39;Yes&#39;')).toBe(4)
    expect(countWords('小麦粉と水', 'ja')).toBeGreaterThan(1)
  })

  it('is a table that a bar in a title does not break', () => {
    expect(writeScript(planOf(deck()), room)).toContain('| 0:30 | 2 · Flour \\| water | 2 |')
  })

  it('ends with a checklist of a page', () => {
    const script = writeScript(planOf(deck()), { ...room, further: ['the oven is on'] })
    const list = script.split('## Before you begin\n\n')[1]!.trim().split('\n')
    expect(list.every(line => line.startsWith('- ☐ '))).toBe(true)
    expect(list.at(-1)).toBe('- ☐ the oven is on')
    expect(list.length).toBeLessThan(20)
  })
})

describe('the times of a script', () => {
  it('count from zero, or are those of the day', () => {
    expect([0, 12.25, 75].map(clockFrom())).toEqual(['0:00', '12:15', '75:00'])
    expect([0, 12.25, 75].map(clockFrom('23:30'))).toEqual(['23:30', '23:42', '0:45'])
  })

  it('are refused where they are none', () => {
    expect(() => clockFrom('25:00')).toThrow('--start 25:00 is no time of day (write --start 14:00)')
  })
})
