import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { filledText } from '../../src/deck/filled'
import { declaredFacts } from '../../src/kpi/declared'
import { calendarOf, parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

const slides = readFileSync(join(import.meta.dirname, '../../slides.md'), 'utf8').split('\n::guide::')[0]!

/** The cover and the deck's description, as they are with this presenter. */
function cover(presenter?: object): string {
  const scenario = parseScenario(presenter ? `${ACME}\n${stringify({ presenter })}` : ACME, 's.yaml')
  return filledText(slides, declaredFacts(scenario, calendarOf(scenario)), { file: 'slides.md' })
}

it('the cover and the handout\'s title say who presents, with firm and address', () => {
  const named = cover({ name: 'Jane Doe', firm: 'Harbour', mail: 'jane.doe@example.com' })
  expect(named.match(/Presented by Jane Doe, Harbour, jane&#46;doe&#64;example&#46;com&#46;/g)).toHaveLength(2)
})

it('without a presenter nothing is said of one', () => {
  expect(cover()).not.toMatch(/presented by/i)
})

it.each([
  [{ firm: 'Harbour' }, 'presenter.name'],
  [{ name: 'x'.repeat(41) }, 'presenter.name'],
  [{ name: 'Jane\nDoe' }, 'presenter.name'],
  [{ name: 'Jane', firm: '' }, 'presenter.firm'],
  [{ name: 'Jane', mail: 'jane' }, 'presenter.mail'],
  [{ name: 'Jane', mail: 'jane@example.com?subject=x' }, 'presenter.mail'],
  [{ name: 'Jane', mail: 'javascript:a@example.com' }, 'presenter.mail'],
  [{ name: 'Jane', mail: `${'j'.repeat(70)}@example.com` }, 'presenter.mail'],
  [{ name: 'Jane', phone: '1' }, 'presenter: "phone" is not known'],
])('%j is refused on its line', (presenter, field) => {
  expect(() => cover(presenter)).toThrow(new RegExp(`s\\.yaml:\\d+: ${field}`))
})
