import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { bookSource } from '../../packages/slidev-companion/src/guide/book-source'
import { readGuide } from '../../packages/slidev-companion/src/guide/export-deck'
import { addToBook } from '../../packages/slidev-companion/src/guide/into-book'
import { describeWith } from '../../packages/slidev-companion/tests/require'

const BASE = 'guides/enterprise/kpi-okr'

/** Somebody's book: pages in pages/, nested parts, a draft, separators, files beside the pages. */
const BOOK = {
  'book.toml': '[rust]\nedition = "2021"\n\n[book]\ntitle = "Bakery"\nsrc = "pages" # ours\n',
  'pages/SUMMARY.md': '# Summary\n\n[Preface](preface.md)\n\n# Enterprise\n\n* [Ovens](ovens.md)\n    * [Old oven](old/oven.md)\n    * [Draft]()\n\n---\n\n# Bread\n\n* [Rye](rye.md)\n\n---\n\n[Thanks](thanks.md)\n',
  'pages/preface.md': '# Preface\n',
  'pages/ovens.md': '# Ovens\n',
  'pages/old/oven.md': '# Old oven\n',
  'pages/rye.md': '# Rye\n',
  'pages/thanks.md': '# Thanks\n',
  'pages/guides/enterprise/other.md': 'A page of theirs beside ours.\n',
  'pages/rye.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'notes.txt': 'Not a page.\n',
}
let book: string
const at = (path: string) => join(book, path)
function write(path: string, text: string) {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}

const open = await openDeck('slides.md')
const guide = readGuide(open)

/** What `npm run guide -- --into <book>` does. */
async function addGuideTo(book: string, check: boolean): Promise<void> {
  await addToBook(guide, open.config.guide!, book, check)
}

/** Every file of the book but ours, with its bytes. */
function theirs(): Record<string, string> {
  const files = readdirSync(book, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
  return Object.fromEntries(files.filter(file => statSync(at(file)).isFile() && !file.startsWith(`pages/${BASE}/`)).map(file => [file, readFileSync(at(file), 'utf8')]))
}

beforeEach(() => {
  book = mkdtempSync(join(tmpdir(), 'into-'))
  for (const [path, text] of Object.entries(BOOK))
    write(path, text)
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(book, { recursive: true, force: true })
})

describe('the guide in somebody\'s book', () => {
  it('comes as lines under the Enterprise part and a folder of its own, and nothing else is touched', async () => {
    await addGuideTo(book, false)
    const { 'pages/SUMMARY.md': summary = '', ...others } = theirs()
    const { 'pages/SUMMARY.md': before, ...untouched } = BOOK
    expect(others).toEqual(untouched)
    const added = summary.split('\n').filter(line => line.includes(BASE))
    expect(added[0]).toBe(`* [One key result in four weeks](${BASE}/README.md)`)
    expect(summary.replace(`${added.join('\n')}\n`, '')).toBe(before)
    expect(summary.indexOf(added[0]!)).toBeGreaterThan(summary.indexOf('[Draft]()'))
    expect(summary.indexOf(added.at(-1)!)).toBeLessThan(summary.indexOf('# Bread'))
    expect(added.map(line => /\((.*)\)/.exec(line)![1]!).filter(path => !existsSync(at(`pages/${path}`)))).toEqual([])
  })

  it('is the same the second time, to the byte and the hour', async () => {
    await addGuideTo(book, false)
    const files = () => readdirSync(book, { recursive: true, encoding: 'utf8' }).map(file => `${file} ${statSync(at(file)).mtimeMs}`)
    const once = files()
    await addGuideTo(book, false)
    expect(files()).toEqual(once)
    await expect(addGuideTo(book, true)).resolves.toBeUndefined()
  })

  it('takes the place of its own older pages, deletes those it no longer has, and keeps what others put beside them', async () => {
    await addGuideTo(book, false)
    const page = readFileSync(at(`pages/${BASE}/01-scenario.md`), 'utf8')
    write(`pages/${BASE}/01-scenario.md`, 'as it was a year ago')
    write(`pages/${BASE}/00-gone.md`, 'a page of last year')
    appendFileSync(at(`pages/${BASE}/.generated`), '00-gone.md\n')
    write(`pages/${BASE}/mine.md`, 'a page of theirs')
    write('pages/SUMMARY.md', readFileSync(at('pages/SUMMARY.md'), 'utf8').replace(/( +)\* \[Scenario\].*\n/, `$1* [Gone](${BASE}/00-gone.md)\n`))
    await expect(addGuideTo(book, true)).rejects.toThrow('01-scenario.md:1: "as it was a year ago"')
    await addGuideTo(book, false)
    expect(readFileSync(at(`pages/${BASE}/01-scenario.md`), 'utf8')).toBe(page)
    expect(existsSync(at(`pages/${BASE}/00-gone.md`))).toBe(false)
    expect(readFileSync(at(`pages/${BASE}/mine.md`), 'utf8')).toBe('a page of theirs')
    expect(readFileSync(at('pages/SUMMARY.md'), 'utf8')).not.toContain('gone')
  })

  it('stops before a file that it did not write, and leaves the book as it was', async () => {
    write(`pages/${BASE}/README.md`, 'theirs')
    const before = theirs()
    await expect(addGuideTo(book, false)).rejects.toThrow('exists and was not written by this command')
    expect(theirs()).toEqual(before)
    expect(readdirSync(at(`pages/${BASE}`))).toEqual(['README.md'])
  })

  it('keeps a line of theirs for a page that they put beside its own', async () => {
    await addGuideTo(book, false)
    write(`pages/${BASE}/mine.md`, '# Ours\n')
    const summary = readFileSync(at('pages/SUMMARY.md'), 'utf8').replace(/( +)\* \[Scenario\].*\n/, `$&$1* [Our notes](${BASE}/mine.md)\n`)
    write('pages/SUMMARY.md', summary)
    await addGuideTo(book, false)
    expect(readFileSync(at('pages/SUMMARY.md'), 'utf8')).toBe(summary)
    await expect(addGuideTo(book, true)).resolves.toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')('writes through a SUMMARY.md that is a link inside the book', async () => {
    renameSync(at('pages/SUMMARY.md'), at('chapters.md'))
    symlinkSync('../chapters.md', at('pages/SUMMARY.md'))
    await addGuideTo(book, false)
    expect(readlinkSync(at('pages/SUMMARY.md'))).toBe('../chapters.md')
    expect(readFileSync(at('chapters.md'), 'utf8')).toContain(`(${BASE}/README.md)`)
    expect(readdirSync(book).sort()).toEqual(['book.toml', 'chapters.md', 'notes.txt', 'pages'])
  })

  it.skipIf(process.platform === 'win32')('stops before a SUMMARY.md that is a link out of the book', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    renameSync(at('pages/SUMMARY.md'), join(outside, 'SUMMARY.md'))
    symlinkSync(join(outside, 'SUMMARY.md'), at('pages/SUMMARY.md'))
    await expect(addGuideTo(book, false)).rejects.toThrow(/SUMMARY\.md: lies outside the book, at .*outside-/)
    expect(readFileSync(join(outside, 'SUMMARY.md'), 'utf8')).toBe(BOOK['pages/SUMMARY.md'])
    expect(existsSync(at(`pages/${BASE}`))).toBe(false)
    rmSync(outside, { recursive: true })
  })

  it('stops before a src that leads out of the book', async () => {
    mkdirSync(at('inner'))
    writeFileSync(at('inner/book.toml'), '[book]\nsrc = "../pages"\n')
    await expect(addGuideTo(at('inner'), false)).rejects.toThrow(/SUMMARY\.md: lies outside the book, at .*pages/)
    expect(existsSync(at(`pages/${BASE}`))).toBe(false)
  })

  it.skipIf(process.platform === 'win32').each(['600', '664'])('keeps the mode of SUMMARY.md: %s', async (mode) => {
    chmodSync(at('pages/SUMMARY.md'), mode)
    await addGuideTo(book, false)
    expect(readFileSync(at('pages/SUMMARY.md'), 'utf8')).toContain(`(${BASE}/README.md)`)
    expect((statSync(at('pages/SUMMARY.md')).mode & 0o777).toString(8)).toBe(mode)
  })

  it.each([
    ['a folder', () => mkdirSync(at('pages/SUMMARY.md')), /SUMMARY\.md: is a folder \(move it away/],
    ['not UTF-8', () => writeFileSync(at('pages/SUMMARY.md'), Buffer.from('- [Caf\xE9](a.md)\n', 'latin1')), /SUMMARY\.md: is not UTF-8 \(save it/],
  ])('says so when SUMMARY.md is %s', async (_, make, message) => {
    rmSync(at('pages/SUMMARY.md'))
    make()
    const error = await addGuideTo(book, false).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(CliError)
    expect(error).toMatchObject({ exitCode: 1, message: expect.stringMatching(message) as string })
    expect(existsSync(at(`pages/${BASE}`))).toBe(false)
  })

  it('says what a folder lacks that is no book', async () => {
    rmSync(at('pages/SUMMARY.md'))
    await expect(addGuideTo(book, false)).rejects.toThrow(/SUMMARY\.md: no such file/)
    rmSync(at('book.toml'))
    await expect(addGuideTo(book, false)).rejects.toThrow(/book\.toml: no such file/)
  })

  it.each([
    ['[book]\ntitle = "src"\n', 'src'],
    ['[book]\nsrc = \'.\'\n', '.'],
    ['[output]\nsrc = "a"\n\n[book]\nsrc="b"\n[rust]\nsrc = "c"\n', 'b'],
    ['book.src = "d"\n', 'd'],
    ['', 'src'],
    ['book = { title = "B", src = "docs" }\n', 'docs'],
    ['book = { authors = ["a", "[book]"], build = { src = "no" }, src = \'docs\' } # ours\n', 'docs'],
    ['book.title = "B"\nbook."src" = """docs"""\n', 'docs'],
    ['# [book]\n[ "book" ]\r\ntitle = "a\\"src = b"\r\ndescription = \'\'\'\nsrc = "no"\n\'\'\'\r\nsrc = "d\\u006Fcs"\r\n', 'docs'],
    ['book = { title = "B" }\n[[other]]\nsrc = "no"\n[other.book]\nsrc = "no"\n', 'src'],
  ])('finds the pages where book.toml says: %j', (toml, folder) => {
    expect(bookSource(toml)).toBe(folder)
  })

  it('says that a book.toml is no TOML', () => {
    expect(() => bookSource('[book\nsrc = "a"\n')).toThrow(/^book\.toml: Invalid TOML.*correct its TOML/)
  })
})

describeWith('mdbook', 'somebody\'s book with the guide in it', (mdbook) => {
  it('is built without a warning', async () => {
    await addGuideTo(book, false)
    const { status, stderr } = spawnSync(mdbook, ['build', book], { encoding: 'utf8' })
    expect(stderr).not.toMatch(/\b(?:WARN|ERROR)\b/i)
    expect(status).toBe(0)
    expect(existsSync(at(`book/${BASE}/index.html`))).toBe(true)
  })
})
