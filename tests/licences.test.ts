import { execSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './deck/own-deck'

interface Component { name: string, version: string, licenses?: { license?: { id?: string, name?: string }, expression?: string }[] }

/** Licences under which this project may be handed on as it is. */
const FINE = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-4.0', 'ISC', 'MIT', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense']

const { components } = JSON.parse(execSync('npm sbom --sbom-format cyclonedx --omit dev --package-lock-only', { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })) as { components: Component[] }
const rows = components
  .filter(({ name }) => name !== 'slidev-companion')
  .map(({ name, version, licenses = [] }) => ({ name, version, licence: licenses.map(({ license, expression }) => license?.id ?? expression ?? license?.name ?? '?').join(', ') }))
const lines = [...new Set(rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`))].sort()

it('every package that ships has a licence that lets it be handed on', () => {
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ licence }) => !licence.replace(/[()]/g, '').split(' OR ').some(choice => choice.split(/ AND |, /).every(one => FINE.includes(one))))).toEqual([])
})

it('the list of them is that of the lock file', async () => {
  const page = `# Licences of the packages that ship

Made by \`npm sbom\` from the lock file; \`npx vitest run tests/licences.test.ts --update\` writes it anew. The software bill of materials
of a release, in CycloneDX, is among its files.

| package | version | licence |
|---|---|---|
${lines.join('\n')}
`
  await expect(page).toMatchFileSnapshot(join(root, 'docs/licences.md'))
})
