import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { BRAND_FILE, STYLE_FILE } from '../../src/brand/brand'
import { brandedChart } from '../../src/brand/charts'
import { fontFault } from '../../src/brand/style'
import { makeBrand } from '../../src/effects/brand/make'
import { withBrand } from '../../src/forms/brand'
import { parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

const COLOURS = { accent: '#305A41', ink: '#14213D' }
const branded = (brand: object) => parseScenario(`${ACME}\n${stringify({ brand: { ...COLOURS, ...brand } })}`, 's.yaml')

let folder: string
function put(path: string, text: string | Uint8Array) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brand-'))
  put('public/logo.svg', LOGO)
  put('public/hostile.svg', LOGO.replace('<path', '<script>alert(1)</script><path'))
  put('public/photograph.png', new Uint8Array(200_000))
  put('public/fonts/Harbour.woff2', 'a font')
  put('node_modules/@fontsource/harbour/package.json', '{}')
  put('node_modules/@fontsource/harbour/metadata.json', JSON.stringify({ id: 'harbour', family: 'Harbour Sans', subsets: ['latin', 'japanese'], weights: [300, 400] }))
  put('node_modules/@fontsource/harbour/unicode.json', JSON.stringify({ latin: 'U+0000-00FF,U+0131' }))
  for (const subset of ['latin', 'japanese'])
    put(`node_modules/@fontsource/harbour/files/harbour-${subset}-400-normal.woff2`, 'a font')
  put('node_modules/@expo-google-fonts/harbour-serif/package.json', '{}')
  put('node_modules/@expo-google-fonts/harbour-serif/400Regular/HarbourSerif_400Regular.ttf', 'a font')
  symlinkSync('/etc/hostname', join(folder, 'public/outside.png'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a scenario refuses', () => {
  it.each([
    ['accent', '#305A41; } body { display: none'],
    ['accent', 'red'],
    ['ink', 'url(https://example.com)'],
    ['font', '\'; } @import "https://example.com/a.css"; x {'],
    ['font', '../../etc/passwd'],
    ['font', '@fontsource/../harbour'],
    ['font', 'public/../secret.woff2'],
    ['logo', '../logo.svg'],
    ['logo', '/etc/logo.svg'],
    ['logo', 'https://example.com/logo.svg'],
    ['logo', 'public/logo.svg" onload="alert(1)'],
    ['logo', 'public/logo.gif'],
    ['guide', 'javascript:alert(1)'],
    ['guide', 'https://example.com/"><script>'],
    ['guide', 'https://name:word@example.com/'],
    ['footer', 'two\nlines'],
    ['footer', 'turned \u202Eround'],
    ['colour', '#305A41'],
  ])('%s: %j', (name, value) => {
    expect(() => branded({ [name]: value })).toThrow(new RegExp(`^s\\.yaml:\\d+: brand.*${name}`))
  })
})

describe('a brand', () => {
  it('becomes a style sheet, and a file that components read', () => {
    const { files, faults } = makeBrand(folder, branded({ logo: 'public/logo.svg', font: '@fontsource/harbour', footer: 'Ours' }))
    expect(faults).toEqual([])
    expect(JSON.parse(files[BRAND_FILE]!)).toMatchObject({ ...COLOURS, font: 'Harbour Sans', footer: 'Ours', logo: expect.stringMatching(/^data:image\/svg/) })
    expect(files[STYLE_FILE]).toContain('--focus: #305A41;\n  --ink: #14213D;')
    expect(files[STYLE_FILE]!.match(/src: .*/g)).toEqual([
      'src: url(\'@fontsource/harbour/files/harbour-japanese-400-normal.woff2\');',
      'src: url(\'@fontsource/harbour/files/harbour-latin-400-normal.woff2\');',
    ])
  })

  it('may have a font of another package, or a file', () => {
    const styleOf = (font: string) => makeBrand(folder, branded({ font })).files[STYLE_FILE]
    expect(styleOf('@expo-google-fonts/harbour-serif')).toContain('--sans: \'Harbour Serif\', \'Inter\'')
    expect(styleOf('public/fonts/Harbour.woff2')).toContain('src: url(\'/fonts/Harbour.woff2\');')
  })

  it('is nothing where the scenario has none', () => {
    expect(makeBrand(folder, parseScenario(ACME))).toEqual({ files: {}, faults: [] })
  })

  it.each([
    [{ accent: '#FFD400' }, 'accent', /nearest that passes is #/],
    [{ logo: 'public/none.svg' }, 'logo', /put the logo there/],
    [{ logo: 'public/hostile.svg' }, 'logo', /export the logo/],
    [{ logo: 'public/photograph.png' }, 'logo', /at most 100000/],
    [{ logo: 'public/outside.png' }, 'logo', /put the file itself there/],
    [{ font: '@fontsource/none' }, 'font', /npm install @fontsource\/none/],
    [{ font: 'public/fonts/None.woff2' }, 'font', /put the file into public/],
  ])('%j is named, with a way out', (brand, field, fix) => {
    const { faults } = makeBrand(folder, branded(brand))
    expect(faults).toEqual([{ path: ['brand', field], found: expect.any(String), fix: expect.stringMatching(fix) }])
  })

  it('takes no words of a package into a style sheet that are none', () => {
    const face = { url: '@fontsource/x/files/x.woff2', weight: 400 }
    expect(fontFault({ family: 'Harbour Sans', faces: [{ ...face, range: 'U+0000-00FF,U+4??' }] })).toBeUndefined()
    expect(fontFault({ family: 'X\'; } body { color: red', faces: [face] })).toContain('family')
    expect(fontFault({ family: 'X', faces: [{ ...face, range: 'U+0; } body {' }] })).toContain('range')
    expect(fontFault({ family: 'X', faces: [{ ...face, url: '@fontsource/x/\') ; }' }] })).toContain('name')
  })
})

it('a chart has the brand\'s colours in its shapes, and its words as they were', () => {
  const chart = '<text fill="var(--focus, #00508A)">var(--ink, #1A1A1A)</text>'
  expect(brandedChart(chart, COLOURS)).toBe('<text fill="var(--focus, #305A41)">var(--ink, #1A1A1A)</text>')
})

it('a page of the guide has style and footer as words, and the first page the logo', () => {
  const brand = { ...COLOURS, name: '"><b>Firm', logo: 'data:,', footer: '<script>*x*{{y}}' }
  const page = withBrand('# Title\n\nWords.\n', 'README.md', brand)
  expect(page).toContain('# Title\n\n<link rel="stylesheet" href="brand.css">\n\n<img src="data:," alt="&quot;&gt;&lt;b&gt;Firm" height="40">')
  expect(page).not.toMatch(/<script|\*x|\{\{/)
  expect(withBrand('# Title\n', '01.md', brand)).not.toContain('<img')
})
