import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { meaningOf } from '../../src/story/meaning'

const root = join(import.meta.dirname, '../..')
const WEEK = 'src/story/weeks/research.ts'
const SCENARIO = 'artifacts/scenario.yaml'
const AGENT = 'src/story/agent/claude.mjs'
const COPIED = 'src/story/inputs/automation/dashboard.mjs'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** An edit of an input; it is an edit, or the table is stale. */
function edited(file: string, from: RegExp | string, to: string): string {
  const text = read(file)
  const changed = text.replace(from, to)
  expect(changed, `${from} is in ${file}`).not.toBe(text)
  return changed
}

describe('what a recording was made from', () => {
  it.each([
    ['a comment in the scenario', SCENARIO, /^/, '# A word to the next reader.\n'],
    ['another presenter', SCENARIO, /$/, 'presenter: { name: Jane Doe }\n'],
    ['the order of fields in the scenario', SCENARIO, /^( +name: Acme.*\n)( +short: .*\n)/m, '$2$1'],
    ['a comment in the script', WEEK, /^export const/m, '/** Another word. */\nexport const'],
    ['a comment at the end of a line', WEEK, /'reject',/, '\'reject\', // no'],
    ['quotes and line ends in the script', WEEK, 'id: \'reject\',', 'id:\n\n      "reject",'],
    ['a type in the script', WEEK, /^import type .*$/m, 'import type { Step } from \'../step\'\n\nexport type More = Step'],
    ['a comment in the agent', AGENT, /^(#!.*\n)?/, '$1// Another word.\n'],
  ])('is the same after %s', (_, file, from, to) => {
    expect(meaningOf(file, edited(file, from, to))).toBe(meaningOf(file, read(file)))
  })

  it.each([
    ['a rate in the scenario', SCENARIO, /target: 0\.05/, 'target: 0.06'],
    ['the order of a list in the scenario', SCENARIO, /seats: \[1, 10\]/, 'seats: [10, 1]'],
    ['a time in the script', WEEK, /09:30/, '09:31'],
    ['a word that a person types', WEEK, 'counted twice', 'counted once'],
    ['what only looks like a comment', WEEK, '\'churn drivers\'', '\'churn // drivers\''],
    ['a comment in a file that is copied into the workspace', COPIED, /^/, '// Another word.\n'],
  ])('is another after %s', (_, file, from, to) => {
    expect(meaningOf(file, edited(file, from, to))).not.toBe(meaningOf(file, read(file)))
  })
})
