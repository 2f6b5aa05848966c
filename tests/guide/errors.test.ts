import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { exportDeckTo } from '../../src/effects/export-deck'

let folder: string
const at = (path: string) => join(folder, path)
function write(path: string, text: string) {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}
const run = () => exportDeckTo(at('deck/slides.md'), at('out'), true)

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
  ['a range out of bounds', { 'slides.md': '# A\n\n---\nsrc: ./b.md#1-9\n---\n', 'b.md': '# B\n' }, 'slides.md:3: src: ./b.md#1-9 asks for slide 9, the file has 1'],
  ['a path that leaves the folder', { 'slides.md': '# A\n\n---\nsrc: ../secret.md\n---\n' }, 'slides.md:3: src: ../secret.md leaves the deck\'s folder'],
  ['broken YAML', { 'slides.md': '---\ntitle: ok\nbad: [1\n---\n\n# A\n' }, 'slides.md:4: broken YAML'],
  ['a missing picture', { 'slides.md': '# A\n\nwords\n\n![x](./no.png)\n' }, 'slides.md:5: no picture ./no.png'],
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
