import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CliError } from '../../src/errors'
import { exportDeckTo } from '../../src/guide/export-deck'

let folder: string
const at = (path: string) => join(folder, path)
function write(path: string, text: string) {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}
const deckIn = (root: string) => ({ root, entry: 'slides.md', config: {} })
const run = () => exportDeckTo(deckIn(at('deck')), at('out'), { notes: true })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const broken: [string, Record<string, string>, string][] = [
  ['a missing src: file', { 'slides.md': '# A\n\n---\nsrc: ./no.md\n---\n' }, 'slides.md:3: src: no file no.md'],
  ['a circular src:', { 'slides.md': '# A\n\n---\nsrc: ./b.md\n---\n', 'b.md': '# B\n\n---\nsrc: ./slides.md\n---\n' }, 'b.md:3: circular src: slides.md → b.md → slides.md'],
  ['a range from nought', { 'slides.md': '# A\n\n---\nsrc: ./b.md#0\n---\n', 'b.md': '# B\n' }, 'slides.md:3: src: ./b.md#0 has a range that cannot be read (write #2 or #1,3-5)'],
  ['a range that runs backwards', { 'slides.md': '# A\n\n---\nsrc: ./b.md#3-1\n---\n', 'b.md': '# B\n' }, 'slides.md:3: src: ./b.md#3-1 has a range that cannot be read (write #2 or #1,3-5)'],
  ['a range out of bounds', { 'slides.md': '# A\n\n---\nsrc: ./b.md#1-9\n---\n', 'b.md': '# B\n' }, 'slides.md:3: src: ./b.md#1-9 asks for slide 9, the file has 1'],
  ['a path that leaves the folder', { 'slides.md': '# A\n\n---\nsrc: ../secret.md\n---\n' }, 'slides.md:3: src: ../secret.md leaves the deck\'s folder'],
  ['broken YAML', { 'slides.md': '---\ntitle: ok\nbad: [1\n---\n\n# A\n' }, 'slides.md:4: broken YAML'],
  ['a missing picture', { 'slides.md': '# A\n\nwords\n\n![x](./no.png)\n' }, 'slides.md:5: no picture ./no.png'],
  ['a snippet outside the folder', { 'slides.md': '# A\n\n<<< ../secret.ts\n' }, 'slides.md:3: <<< ../secret.ts: no such file in the deck\'s folder'],
  ['a picture outside the folder', { 'slides.md': '# A\n\n![x](../secret.png)\n' }, 'slides.md:3: no picture ../secret.png'],
  ['aliases that grow without end', { 'slides.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\n\n# A\n` }, 'slides.md:1: cannot read: Excessive alias count'],
  ['a missing snippet', { 'slides.md': '# A\n\n<<< @/no.ts\n' }, 'slides.md:3: <<< @/no.ts: no such file'],
]

it.each(broken)('%s stops with file and line, and the output stays untouched', (_, files, message) => {
  for (const [path, text] of Object.entries(files))
    write(`deck/${path}`, text)
  write('out/mine.md', 'mine')
  expect(run).toThrow(message)
  expect(readdirSync(at('out'))).toEqual(['mine.md'])
})

it('reports everything that is wrong at once', () => {
  write('deck/slides.md', '# A\n\n![x](a.png)\n\n![y](b.png)\n')
  expect(run).toThrow(/a\.png[\s\S]*b\.png/)
})

it('does not follow a symlink out of the deck', () => {
  write('secret.md', '# Secret\n')
  write('deck/slides.md', '# A\n\n---\nsrc: ./link.md\n---\n')
  symlinkSync(at('secret.md'), at('deck/link.md'))
  expect(run).toThrow('slides.md:3: link.md leaves the deck\'s folder')
  expect(existsSync(at('out'))).toBe(false)
})

it('does not copy a picture or a snippet from behind a symlink', () => {
  write('secret.svg', '<svg/>')
  write('secret.ts', 'secret()')
  write('deck/slides.md', '# A\n\n![x](./link.svg)\n\n<<< ./link.ts\n')
  symlinkSync(at('secret.svg'), at('deck/link.svg'))
  symlinkSync(at('secret.ts'), at('deck/link.ts'))
  expect(run).toThrow(/slides\.md:3: link\.svg leaves the deck's folder[\s\S]*slides\.md:5: <<< \.\/link\.ts: no such file/)
  expect(existsSync(at('out'))).toBe(false)
})

it('takes a folder whose name begins with two dots as one of the deck', () => {
  write('deck/slides.md', '---\nsrc: ./..b/more.md\n---\n')
  write('deck/..b/more.md', '# More\n\n<<< @/..b/rise.ts\n')
  write('deck/..b/rise.ts', 'rise()\n')
  run()
  expect(readdirSync(at('out')).filter(file => file.endsWith('.md')).map(file => readFileSync(at(`out/${file}`), 'utf8')).join('')).toContain('rise()')
})

it.each([
  ['a file where the folder should be', 'out', 'out: cannot write'],
  ['a folder where a page should be', 'out/01-a.md/x', '01-a.md: exists and was not written'],
  ['a file where the folder of pictures should be', 'out/assets', 'assets: exists and was not written'],
  ['a folder in place of the list of what was written', 'out/.generated/x', '.generated: exists and was not written'],
])('%s is an error before anything is written', (_, path, message) => {
  write('deck/slides.md', '# A\n\n![x](./a.svg)\n')
  write('deck/a.svg', '<svg/>')
  write(path, 'theirs')
  const before = readdirSync(folder, { recursive: true })
  expect(run).toThrow(CliError)
  expect(run).toThrow(message)
  expect(readdirSync(folder, { recursive: true })).toEqual(before)
})

it.runIf(existsSync('/proc/self'))('a folder that nobody may write to is an error, and no endless search for one', () => {
  write('deck/slides.md', '# A\n')
  expect(() => exportDeckTo(deckIn(at('deck')), '/proc/no/such')).toThrow('/proc/no/such: cannot write')
})

it('says what Slidev splits before it says what broke by that', () => {
  write('deck/slides.md', '# A\n\n~~~yaml\na: 1\n---\nb: [2\n~~~\n\n---\n\n# B\n')
  expect(run).toThrow('slides.md:7: broken YAML')
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('warning: slides.md:5: --- in a fence of ~~~ begins a new slide'))
})

it('names what is missing in its place, if asked to be lenient', () => {
  write('deck/slides.md', '# A\n\n![x](no.png)\n\n---\nsrc: ./no.md\n---\n')
  exportDeckTo(deckIn(at('deck')), at('out'), { lenient: true })
  expect(readFileSync(at('out/01-a.md'), 'utf8')).toContain('**[missing: no.png]**\n\n---\n\n<span id="slide-2"></span>\n\n**[missing: no.md]**')
  expect(console.error).toHaveBeenCalledTimes(2)
})

it('never evaluates front matter', () => {
  write('deck/slides.md', '---js\n{ title: globalThis.evaluated = true }\n---\n\n# A\n')
  try {
    run()
  }
  catch {}
  expect((globalThis as { evaluated?: boolean }).evaluated).toBeUndefined()
})

it('keeps a foreign file of the same name, and says so', () => {
  write('deck/slides.md', '# A\n')
  write('out/SUMMARY.md', 'mine')
  expect(run).toThrow('exists and was not written by this command')
  expect(readFileSync(at('out/SUMMARY.md'), 'utf8')).toBe('mine')
})

it('writes nothing the second time, and deletes only what it no longer makes', () => {
  write('deck/slides.md', '# A\n\n---\nlayout: section\n---\n\n# B\n')
  run()
  write('out/mine.md', 'mine')
  const before = readdirSync(at('out')).sort()
  run()
  expect(readdirSync(at('out')).sort()).toEqual(before)
  write('deck/slides.md', '# A\n')
  run()
  expect(readdirSync(at('out')).sort()).toEqual(before.filter(file => file !== '02-b.md'))
})

it('names the line of the author, whatever stands before it', () => {
  const said: string[] = []
  vi.mocked(console.error).mockImplementation((text: string) => void said.push(text))
  const slide = [
    '---',
    'layout: two-cols',
    '---',
    '',
    '# Title',
    '',
    '<!-- a comment',
    'of two lines -->',
    '',
    'Words',
    '{{ one }}',
    '',
    '    code',
    '',
    '[a](./no-a.md)',
    '',
    '::left::',
    '',
    '<Nope/>',
    '',
    '::right::',
    '',
    '- ![b](https://example.org/b.png) words <b>c</b>',
    '  and [d](./no-d.md)',
    '',
    '<!--',
    'A note',
    '',
    'with {{ two }}',
    '-->',
  ]
  write('deck/slides.md', `# First\n\n---\n\nother\n\n${slide.join('\n')}\n`)
  run()
  const lines = readFileSync(at('deck/slides.md'), 'utf8').split('\n')
  const lineOf = (words: string) => lines.findIndex(line => line.includes(words)) + 1
  for (const words of ['{{ one }}', '<Nope', './no-a.md', './no-d.md', '{{ two }}'])
    expect(said.find(text => text.includes(words)), words).toContain(`slides.md:${lineOf(words)}: `)
})

describe('the line of the author', () => {
  const lines = (...text: string[]) => `${text.join('\n')}\n`
  it.each([
    ['a comment of two lines in a sentence', lines('# A', '', 'one <!-- a', 'b --> two', 'three [x](./no.md)'), 5],
    ['a comment with an empty line', lines('# A', '', '<!--', '', '```', '', '-->', '', '![x](./no.png)'), 9],
    ['comments on one line', lines('# A', '<!-- a --> <!-- b -->', '', '![x](./no.png)'), 4],
    ['a comment in a block of HTML', lines('# A', '', '<ul>', '<!-- a', '-->', '<li><Nope/></li>', '</ul>'), 6],
    ['a slot that is read before', lines('# A', '', '::right::', '', '<Nope/>', '', '::left::', '', 'words'), 5],
    ['a slot that is read after', lines('# A', '', '::right::', '', 'words', '', '::left::', '', '<Nope/>'), 9],
    ['front matter', lines('---', 'title: T', 'list:', '  - a', '---', '', '# A', '', '<Nope/>'), 9],
    ['a slide with a note', lines('# A', '', '<!--', 'note', '-->', '', '---', '', '# B', '', '{{ no }}'), 11],
    ['lines of its own note', lines('# A', '', '<!--', 'one', '', '[click] two', '{{ no }}', '-->'), 7],
    ['fences, code by indent and formulas', lines('# A', '', '```', '<Nope/>', '```', '', '    x', '', '$$', 'a', '$$', '', '<Nope/>'), 13],
    ['a definition', lines('# A', '', '[x]', '', '[x]: ./no.md'), 5],
    ['a missing file of code', lines('# A', '', '<div>', '', '<<< @/no.ts', '', '</div>'), 5],
  ])('is named behind %s', (_, text, line) => {
    const said: string[] = []
    vi.mocked(console.error).mockImplementation((text: string) => void said.push(text))
    write('deck/slides.md', text)
    exportDeckTo(deckIn(at('deck')), at('out'), { notes: true, lenient: true })
    expect(said.map(text => /slides\.md:(\d+): /.exec(text)?.[1])).toEqual([String(line)])
  })
})
