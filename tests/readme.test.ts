import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../packages/slidev-companion/tests/require'
import { readDeck } from '../src/effects/deck/read-deck'
import { itOfAcme } from './acme'

// Every command that README names: run as it is written, in a copy of the project, or the reason why not.
const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** What stands for a word of the reader's own. */
const OWN: Record<string, string> = { '<book>': 'their-book', '<slides.md>': 'slides.md', '<dir>': 'out', '<step>': 'reject' }

/** A command, what it says, and a file that it leaves. */
const RUN: [command: string, says: RegExp, leaves?: string][] = [
  ['npm run check', /\d+ slides, nothing wrong/],
  ['npm run guide', /./, 'docs/guides/enterprise/kpi-okr/README.md'],
  ['npm run guide -- --into <book>', /./, 'their-book/src/guides/enterprise/kpi-okr/README.md'],
  ['npm run companion -- guide <slides.md> --out <dir>', /./, 'out/SUMMARY.md'],
  ['npm run artifacts', /./, 'artifacts/2-kpi/results.json'],
  ['npm run workspace -- --list', /reject/],
  ['npm run claims', /\d+ signed/],
  ['npm run handout', /handout\.pdf: A4/, 'dist/handout.pdf'],
  ['npm run site', /no note in it/, 'dist/site/index.html'],
  ['npm run site -- --single', /in one file, .*no note in it/, 'dist/deck.html'],
  ['npm run script', /\d+ slides, \d+ minutes/, 'dist/script.md'],
  ['npm run pptx', /\d+ slides, .*no note in it/, 'dist/deck.pptx'],
]

/** The others: why they are not run here, and what is run instead. */
const NOT_RUN: Record<string, string> = {
  'npm ci && npm start': 'installs, and presents until it is stopped; .ci/run installs',
  'npm ci && npm test': '.ci/run installs and runs it; this test is one of the long ones',
  'npm start': 'presents until it is stopped: tests/deck/presenter.test.ts starts Slidev and drives it',
  'npx slidev': 'the same as npm start',
  'npx vite preview --outDir dist/site': 'serves until it is stopped; tests/site/site.test.ts serves the same folder',
  'npx slidev-companion': 'the name of the program: packages/slidev-companion/tests/packed.test.ts runs it',
  'npm run start:board': 'presents until it is stopped: tests/deck/presenter.test.ts starts what it starts',
  'npm run handout -- --notes': 'tests/handout/handout.test.ts prints both copies',
  'npm run handout -- --paper letter': 'tests/handout/handout.test.ts prints both papers',
  'npm run handout -- --for data': 'tests/deck/versions.test.ts reads every version',
  'npm run handout -- --marking TLP:AMBER --recipient Contoso': 'tests/marking.test.ts reads every page of every output',
  'npm run present': 'serves until it is stopped: packages/slidev-companion/tests/present drives it',
  'npm run present -- --for board': 'the same in a version',
  'npm run script -- --out dist/script.pdf --start 14:00': 'the same, printed',
  'npm run script -- --for board': 'the same in a version: tests/deck/versions.test.ts',
  'npm run pptx -- --notes': 'the same, with the notes',
  'npm run book': 'below, where mdbook is found',
  'npm run story': 'needs chant and minutes: tests/story/live.test.ts',
  'npm run workspace -- --at <step> <dir>': 'needs chant: tests/story/live.test.ts',
  'npm run new -- ../our-deck': 'tests/effects/company.test.ts makes one and runs its commands',
  'npm run new -- --update ../our-deck': 'the same, updated',
  'npm run pictures': 'takes a minute: tests/deck/pictures.test.ts takes the same pictures',
  'npm run claims -- --sign': 'waits for a name: tests/claims/command.test.ts gives one',
  'npm run verify': 'runs this test',
  'npm run bench': 'measures for minutes, alone on its machine',
}

/** Returns the commands in fences and in spans of code; `-- --notes` in a row of a table goes on from the first of the row. */
function commandsOf(text: string): string[] {
  const fences = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, body]) => body!.split('\n').map(line => line.replace(/\s+#.*/, '')))
  const spans = text.replace(/^```[\s\S]*?^```/gm, '').split('\n').flatMap((line) => {
    const codes = [...line.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
    const first = codes.find(code => /^npm run \S/.test(code))
    return codes.map(code => first === undefined ? code : code.startsWith('-- ') ? `${first} ${code}` : /^(?:handout|site) <slides\.md>$/.test(code) ? `npm run companion -- ${code}` : code)
  })
  return [...new Set([...fences, ...spans].filter(code => /^(?:npm|npx) /.test(code)))]
}

/** Of these the packed companion's own test runs every one. */
const OF_COMPANION = /^npm run companion -- (?:handout|site) <slides\.md>$/

it('every command of README is run here, or said not to be', () => {
  const known = new Set([...RUN.map(([command]) => command), ...Object.keys(NOT_RUN)])
  expect(commandsOf(readme).filter(command => !known.has(command) && !OF_COMPANION.test(command))).toEqual([])
  expect([...known].filter(command => !commandsOf(readme).includes(command))).toEqual([])
})

itOfAcme('README counts the slides that the deck has, and those that are played', () => {
  const { slides } = readDeck(root)
  const said = /Of its (\d+) slides (\d+) are played;\s+the (\d+) of the appendix/.exec(readme)?.slice(1).map(Number)
  const appendix = slides.filter(({ section }) => section === 'A').length
  expect(said).toEqual([slides.length, slides.length - appendix, appendix])
  expect(readme).toContain(`of all ${slides.length} slides`)
})

describe('in a copy of the project', () => {
  const copy = mkdtempSync(join(tmpdir(), 'readme-'))
  beforeAll(() => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(file => file !== '' && existsSync(join(root, file)))
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true })
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    mkdirSync(join(copy, 'their-book/src'), { recursive: true })
    writeFileSync(join(copy, 'their-book/book.toml'), '[book]\ntitle = "Theirs"\n')
    writeFileSync(join(copy, 'their-book/src/SUMMARY.md'), '# Summary\n')
  }, 60_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  /** Runs a command through the shell, as a person does. */
  function run(command: string): { status: number | null, said: string } {
    const { status, stdout, stderr } = spawnSync(command.replace(/<[\w.]+>/g, word => OWN[word] ?? word), { cwd: copy, encoding: 'utf8', shell: true, env: { ...process.env, NODE_ENV: undefined } })
    return { status, said: stdout + stderr }
  }

  it.each(RUN)('%s', (command, says, leaves) => {
    expect(run(command)).toEqual({ status: 0, said: expect.stringMatching(says) })
    expect(leaves === undefined || existsSync(join(copy, leaves))).toBe(true)
  }, 180_000)

  describeWith('mdbook', 'the book', () => {
    it('npm run book', () => {
      expect(run('npm run book')).toMatchObject({ status: 0 })
      expect(existsSync(join(copy, 'docs/book/index.html'))).toBe(true)
    }, 60_000)
  })
})
