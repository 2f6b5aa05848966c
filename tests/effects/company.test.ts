import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../../packages/slidev-companion/src/machine/sources'
import { makeCompany, updateCompany } from '../../src/effects/company/make'
import { ANALYST, OWNER, TOLD } from '../acme'
import { root } from '../deck/own-deck'

const PROGRAM = 'node_modules/chant-deck/src/effects/company/chant-deck.mjs'
/** A line with a word of Acme's story. */
const OF_ACME = new RegExp(`.*(?<!\\p{L})(?:${[TOLD.company.short, OWNER.name, ANALYST.name].join('|')})(?!\\p{L}).*`, 'iu')

let work: string
let folder: string
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'company-'))
  folder = join(work, 'our-deck')
  install(await makeCompany(root, folder, 'Harbour Ledger'))
}, 120_000)
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Installs the package from its file, as npm does; all others are those of this project. */
function install(tarball: string): void {
  const modules = join(folder, 'node_modules')
  rmSync(modules, { recursive: true, force: true })
  mkdirSync(join(modules, 'chant-deck'), { recursive: true })
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', join(modules, 'chant-deck'), '--strip-components=1'])
  for (const name of readdirSync(join(root, 'node_modules')).filter(name => !['slidev-companion', '.package-lock.json'].includes(name)))
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
}

function run(...args: string[]) {
  const path = `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`
  return spawnSync('node', [PROGRAM, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path } })
}

it('has its scenario, places for data and brand, a README, and nothing of Acme', () => {
  const own = filesOf(folder).filter(file => !file.startsWith('node_modules/'))
  expect(own).toEqual(['.gitignore', 'README.md', 'artifacts/scenario.yaml', 'brand/README.md', 'chant-deck-0.1.0.tgz', 'data/README.md', 'docs/SUMMARY.md', 'docs/book.toml', 'package.json'])
  for (const file of own.filter(file => !file.endsWith('.tgz')))
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/acme|sarah|\bmike\b/i)
  const brought = filesOf(join(folder, 'node_modules/chant-deck'))
  expect(brought.filter(file => /^artifacts\/(?:1-|3-|4-|scenario|brand)|results\.json|recordings/.test(file))).toEqual([])
})

it('every command that its README names is one of the folder', () => {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const named = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/npm (?:run )?(start:board|start|\w+)/g)].map(([, name]) => name!)
  expect(named.filter(name => !['install', 'new'].includes(name) && !(name in scripts))).toEqual([])
  expect(Object.entries(scripts).filter(([name, script]) => script !== `chant-deck ${name}`)).toEqual([])
})

describe('its commands', () => {
  it('make figures and charts of its scenario, with errors that name its lines', () => {
    const made = run('artifacts')
    expect([made.stderr, made.status]).toEqual(['', 0])
    expect(readFileSync(join(folder, 'artifacts/2-kpi/results.json'), 'utf8')).toContain('Harbour Ledger')
    const file = join(folder, 'artifacts/scenario.yaml')
    const scenario = readFileSync(file, 'utf8')
    writeFileSync(file, scenario.replace('customers: 5000 ', 'customers: 60000000 '))
    const refused = run('artifacts').stderr
    writeFileSync(file, scenario)
    expect(refused).toMatch(/^artifacts\/scenario\.yaml:9: company\.customers/)
  }, 120_000)

  it('check its deck, and write its guide without a word of Acme', () => {
    expect(run('check')).toMatchObject({ status: 0, stdout: expect.stringMatching(/slides, nothing wrong/) as unknown })
    expect(run('guide')).toMatchObject({ status: 0 })
    const guide = join(folder, 'docs/guides/enterprise/kpi-okr')
    for (const page of filesOf(guide))
      expect(readFileSync(join(guide, page), 'utf8').match(OF_ACME)?.[0], page).toBeUndefined()
    expect(readFileSync(join(guide, '01-scenario.md'), 'utf8')).toContain('Harbour Ledger loses')
  }, 180_000)

  it('go on after the folder has moved, and keep a page that the company wrote', () => {
    const page = join(folder, 'pages/07-decision.md')
    writeFileSync(page, `${readFileSync(page, 'utf8')}\n`)
    const moved = join(work, 'elsewhere')
    renameSync(folder, moved)
    folder = moved
    const { status, stdout, stderr } = run('artifacts', '--check')
    expect([status, stderr]).toEqual([0, 'pages/07-decision.md is your own: the package\'s stays away\n'])
    expect(stdout).toMatch(/files of artifacts\/1-data and artifacts\/2-kpi are as the scenario gives them/)
  }, 120_000)

  it('are named where one is unknown, or the folder is none', () => {
    expect(run('deploy')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^there is no command "deploy" \(commands: start, /) as unknown })
    rmSync(join(folder, 'artifacts/scenario.yaml'))
    expect(run('check').stderr).toMatch(/no artifacts\/scenario\.yaml in this folder/)
  }, 60_000)
})

describe('nothing is overwritten', () => {
  it('a folder that is not empty, a file or a link is refused, and nothing is left', async () => {
    const full = join(work, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'mine.txt'), 'mine')
    await expect(makeCompany(root, full, 'X')).rejects.toThrow(/the folder is not empty \(name a new one/)
    expect(readdirSync(full)).toEqual(['mine.txt'])
    await expect(makeCompany(root, join(full, 'mine.txt'), 'X')).rejects.toThrow(/is a file/)
    await expect(makeCompany(root, join(full, 'mine.txt', 'below'), 'X')).rejects.toThrow()
    await expect(updateCompany(root, full)).rejects.toThrow(/no deck of a company: its package\.json does not depend on chant-deck/)
    expect(readdirSync(full)).toEqual(['mine.txt'])
  }, 60_000)

  it('an update brings the package and what follows from it, and leaves the rest of the manifest', async () => {
    const other = join(work, 'other')
    await makeCompany(root, other, 'Other')
    const file = join(other, 'package.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: object }
    renameSync(join(other, 'chant-deck-0.1.0.tgz'), join(other, 'chant-deck-0.0.9.tgz'))
    const older = { ...manifest, author: 'Jane', dependencies: { 'chant-deck': 'file:chant-deck-0.0.9.tgz', 'x': '1.0.0' } }
    writeFileSync(file, JSON.stringify(older))
    await updateCompany(root, other)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...older, dependencies: { 'chant-deck': 'file:chant-deck-0.1.0.tgz', 'x': '1.0.0' } })
    expect(existsSync(join(other, 'chant-deck-0.0.9.tgz'))).toBe(false)
  }, 60_000)
})
