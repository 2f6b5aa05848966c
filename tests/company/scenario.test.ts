import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nameOf, scenarioOf } from '../../src/company/scenario'
import { parseScenario } from '../../src/scenario'

const example = readFileSync(join(import.meta.dirname, '../../artifacts/scenario.yaml'), 'utf8')

it.each(['Harbour Ledger', 'O\'Neill & "Sons": <boats>', '港湾簿記', '3', 'null', '#1 Ledger', '- x'])('a company called %s', (name) => {
  const text = scenarioOf(example, name)
  const scenario = parseScenario(text)
  expect(scenario.company).toMatchObject({ name, short: name })
  expect(Object.values(scenario.people).map(person => person.name)).toEqual(['Alex', 'Robin'])
  const { company, people, seed, ...rest } = parseScenario(example)
  expect(scenario).toMatchObject(rest)
  for (const word of [company.short, people.owner!.name, people.analyst!.name, seed])
    expect(text).not.toMatch(new RegExp(`\\b${word}\\b`, 'i'))
})

it('keeps its comments, in their columns', () => {
  const comments = (text: string) => text.split('\n').filter(line => /\S {2,}#/.test(line)).map(line => line.indexOf('#'))
  expect(comments(scenarioOf(example, 'Harbour Ledger'))).toEqual(comments(example))
})

it.each([
  ['our-deck', 'Our Deck'],
  ['harbour_ledger 2', 'Harbour Ledger 2'],
  ['港湾', '港湾'],
  ['--', 'Our Company'],
  ['deck of a bank of farmers in town', 'Deck Of A Bank Of Farmer'],
])('a folder called %s is the deck of %s', (folder, name) => expect(nameOf(folder)).toBe(name))

it('a folder with a long name begins with a scenario that is taken', () => {
  for (const folder of ['the-very-long-name-of-a-cooperative-in-poland', 'x'.repeat(90), '𠮷'.repeat(60)])
    expect(() => parseScenario(scenarioOf(example, nameOf(folder)))).not.toThrow()
})
