import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addGuideTo } from '../../src/effects/own-guide'
import { bookSource } from '../../src/guide/book-source'
import { describeWith } from '../require'

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
  ])('finds the pages where book.toml says: %j', (toml, folder) => {
    expect(bookSource(toml)).toBe(folder)
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
