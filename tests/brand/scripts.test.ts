import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { STYLE_FILE } from '../../src/brand/brand'
import { scriptsOf } from '../../src/brand/scripts'
import { makeBrand } from '../../src/effects/brand/make'
import { missingScripts } from '../../src/effects/brand/scripts'
import { parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

function scenarioWith(values: Record<string, string>): string {
  const document = parseDocument(ACME)
  for (const [path, value] of Object.entries(values))
    document.setIn(path.split('.'), value)
  return document.toString({ lineWidth: 0 })
}
const fontsOf = (values: Record<string, string>) => scriptsOf(parseScenario(scenarioWith(values))).map(({ script }) => script.font)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
  mkdirSync(join(folder, 'artifacts'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  [{ 'company.name': 'Änne Łódź Ωmega Ёлка' }, []],
  [{ 'company.name': '株式会社みなと電力' }, ['noto-sans-jp']],
  [{ 'company.name': '東雲電力', 'company.locale': 'ja-JP' }, ['noto-sans-jp']],
  [{ 'company.name': '東方電力' }, ['noto-sans-sc']],
  [{ 'company.name': '東方電力', 'company.locale': 'zh-Hant-TW' }, ['noto-sans-tc']],
  [{ 'people.owner.name': 'נועה', 'plans.team.label': 'فريق' }, ['noto-sans-arabic', 'noto-sans-hebrew']],
  [{ 'people.owner.name': '김지우' }, ['noto-sans-kr']],
  [{ 'company.locale': 'ar-EG' }, ['noto-sans-arabic']],
  [{ 'company.locale': 'ja-JP' }, ['noto-sans-jp']],
  [{ 'company.name': 'বাংলা ও தமிழ்' }, ['noto-sans-bengali', 'noto-sans-tamil']],
  [{ 'company.name': 'ქართული, Հայերեն' }, ['noto-sans-armenian', 'noto-sans-georgian']],
  [{ 'presenter.name': 'דנה לוי' }, ['noto-sans-hebrew']],
  [{ 'tenure.0.label': 'ถึง 90 วัน' }, ['noto-sans-thai']],
])('%j needs %j', (values, fonts) => {
  expect(fontsOf(values)).toEqual(fonts)
})

it('a script without a font is named with its field, its line and the package; with it the letters have a face', () => {
  const text = scenarioWith({ 'people.owner.name': 'נועה' })
  writeFileSync(join(folder, 'artifacts/scenario.yaml'), text)
  const line = text.split('\n').findIndex(one => one.includes('נועה')) + 1
  expect(missingScripts(folder)).toEqual([{
    file: 'artifacts/scenario.yaml',
    line,
    found: 'people.owner.name needs Hebrew letters, which no font of this deck has',
    fix: 'npm install @fontsource/noto-sans-hebrew, then npm run artifacts',
  }])
  expect(makeBrand(folder, parseScenario(text)).files).toEqual({})

  const font = join(folder, 'node_modules/@fontsource/noto-sans-hebrew')
  mkdirSync(join(font, 'files'), { recursive: true })
  writeFileSync(join(font, 'package.json'), '{}')
  writeFileSync(join(font, 'metadata.json'), JSON.stringify({ id: 'noto-sans-hebrew', family: 'Noto Sans Hebrew', subsets: ['hebrew'], weights: [400] }))
  writeFileSync(join(font, 'unicode.json'), JSON.stringify({ hebrew: 'U+0590-05FF' }))
  writeFileSync(join(font, 'files/noto-sans-hebrew-hebrew-400-normal.woff2'), 'a font')
  expect(missingScripts(folder)).toEqual([])
  const style = makeBrand(folder, parseScenario(text)).files[STYLE_FILE]!
  expect(style).toContain('--sans: \'Inter\', \'Noto Sans Hebrew\', system-ui, sans-serif;')
  expect(style).toContain('unicode-range: U+0590-05FF;')
  expect(style).not.toContain('--focus')
})

it('the project itself misses none', () => {
  expect(missingScripts(join(import.meta.dirname, '../..'))).toEqual([])
})
