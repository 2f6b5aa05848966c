import type { Scenario } from '../src/scenario'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesOf } from '../packages/slidev-companion/src/machine/sources'
import { dayOf, isoOf, MONTHS, weekdayOf } from '../src/days'
import { ANALYST, TOLD } from './acme'

const root = join(import.meta.dirname, '..')
const SPEAKS = ['pages', 'components', 'layouts', 'setup', 'src']
/** The scenario's own schema gives examples of what may stand in it. */
const EXAMPLES = 'src/scenario-schema.ts'

const sources = ['slides.md', 'board.md', 'companion.config.ts', 'custom-nav-controls.vue', 'global-top.vue', ...SPEAKS.flatMap(folder => filesOf(join(root, folder)).map(file => `${folder}/${file}`))]
  .filter(file => file !== EXAMPLES)

/** Every value of a scenario that a page could type: names, labels, and each working day, as it may be written. */
function valuesOf({ company, people, plans, calendar }: Scenario): string[] {
  const days = Array.from({ length: dayOf(calendar.asOf) - dayOf(calendar.start) + 4 }, (_, i) => isoOf(dayOf(calendar.start) + i))
    .filter(day => !weekdayOf(day).startsWith('S'))
  return [
    company.name,
    company.short,
    ...Object.values(people).flatMap(({ name, role, does }) => [name, does, ...role.includes(' analyst') ? [] : [role]]),
    ...Object.values(plans).map(({ label }) => label),
    ...[...days, calendar.graded].flatMap(waysToWrite),
  ]
}

function waysToWrite(iso: string): string[] {
  const [, month, day] = iso.split('-').map(Number) as [number, number, number]
  const name = MONTHS[month - 1]!
  return [iso, `${day} ${name}`, `${day} ${name.slice(0, 3)}`, `${day}\u00A0${name.slice(0, 3)}`, `${name} ${day}`]
}

function typedIn(text: string, values: readonly string[]): string[] {
  return values.filter(value => new RegExp(`(?<![\\p{L}\\p{N}])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(text))
}

const values = valuesOf(TOLD)

it.each(sources)('%s types nothing that the scenario says', (file) => {
  expect(typedIn(readFileSync(join(root, file), 'utf8'), values)).toEqual([])
})

it('a typed name, label, day and company are found', () => {
  const [said, day] = [[TOLD.company.short, ANALYST.name, TOLD.plans.starter!.label], TOLD.calendar.asOf]
  const written = waysToWrite(TOLD.calendar.research)[1]!
  const text = `${said[0]}’s ${said[1]} wrote it on ${written}, for ${said[2]}; "${day}".`
  expect(typedIn(text, values)).toEqual([...said, written, day])
})
