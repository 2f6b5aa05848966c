import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { describeWith } from '../packages/slidev-companion/tests/require'

// The book of the companion, whose reference is made from its types.
const companion = join(import.meta.dirname, '../packages/slidev-companion')
const docs = join(companion, 'docs')

/** The types of a configuration, in the order of the page, and the files they stand in. */
const TYPES: [file: string, name: string, path: string][] = [
  ['config.ts', 'CompanionConfig', ''],
  ['deck/version.ts', 'Version', 'versions.<name>'],
  ['guide/config.ts', 'GuideConfig', 'guide'],
  ['guide/config.ts', 'GuidePage', 'guide.pages[]'],
  ['guide/config.ts', 'SummaryEntry', 'guide.entries()[]'],
  ['handout/config.ts', 'HandoutConfig', 'handout'],
  ['site/config.ts', 'SiteConfig', 'site'],
  ['pptx/config.ts', 'PptxConfig', 'pptx'],
  ['pptx/config.ts', 'NativeChart', 'pptx.charts()[]'],
  ['script/config.ts', 'ScriptConfig', 'script'],
  ['slidev/config.ts', 'BuildConfig', 'build'],
]

/** What Slidev's documentation lists as features. */
const FEATURES = 'block frontmatter, build with PDF, bundle remote assets, canvas size, click marker, line numbers, max height, code groups, Comark, direction variant, draggable, drawing, eject theme, frontmatter merging, global layers, icons, import snippet, importing slides, LaTeX, line highlighting, MCP, Mermaid, Monaco editor, Monaco run, Monaco write, auto ruby, OG image, PlantUML, Prettier plugin, PWA, recording, remote access, rough marker, SEO meta, Shiki magic move, side editor, slide hook, scoped style, slot sugar, timer, transform component, TwoSlash, VS Code extension, zoom'.split(', ')

/** Returns a row for each field of an interface: its name, its type and its comment. */
function fieldsOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(companion, 'src', file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found = source.statements.find((statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === name)
  return found!.members.filter(ts.isPropertySignature).map((member) => {
    const words = ts.getJSDocCommentsAndTags(member).map(({ comment }) => typeof comment === 'string' ? comment.replace(/\s*\n\s*/g, ' ') : '').join(' ')
    const cells = [`\`${member.name.getText()}\`${member.questionToken ? '' : ', required'}`, `\`${member.type!.getText().replace(/\s+/g, ' ')}\``, words]
    return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
}

function configurationPage(): string {
  const tables = TYPES.map(([file, name, path]) => [`## ${path === '' ? 'At the top' : `\`${path}\``}`, '', '| field | type | what it does |', '|---|---|---|', ...fieldsOf(file, name), ''].join('\n'))
  return `# Configuration

\`companion.config.ts\` (or \`.js\`, \`.mjs\`) lies beside \`slides.md\`. All of it may be left out.

\`\`\`ts
import { defineConfig } from 'slidev-companion'

export default defineConfig({ guide: { prose: 'reader' } })
\`\`\`

The tables are made from the types: \`npx vitest run tests/companion-docs.test.ts --update\`.

${tables.join('\n')}`
}

/** Returns what the compiler says of files that are on no disk; `slidev-companion` is its source. */
function complaints(files: Map<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    allowImportingTsExtensions: true,
    types: ['node'],
    paths: { 'slidev-companion': [join(companion, 'src/config.ts')] },
  }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  Object.assign(host, {
    readFile: (file: string) => files.get(file) ?? readFile(file),
    fileExists: (file: string) => files.has(file) || fileExists(file),
  })
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
  })
}

it('the reference of the configuration is as the types have it', async () => {
  await expect(configurationPage()).toMatchFileSnapshot(join(docs, 'configuration.md'))
})

it('every type of the configuration has its table', () => {
  const index = readFileSync(join(companion, 'src/config.ts'), 'utf8')
  const parts = [...index.matchAll(/^ {2}(\w+)\?: (\w+Config)$/gm)].map(([, key, type]) => [type, key])
  expect(parts.length).toBeGreaterThan(4)
  expect(TYPES.map(([, name, path]) => [name, path])).toEqual(expect.arrayContaining(parts))
})

it('every command is among the outputs and in the README of the package', () => {
  const folder = join(companion, 'src/commands')
  const commands = readdirSync(folder)
    .filter(file => readFileSync(join(folder, file), 'utf8').includes('export default defineCommand('))
    .map(file => file.replace('.ts', ''))
  expect(commands).toHaveLength(7)
  for (const page of ['docs/outputs.md', 'README.md']) {
    const text = readFileSync(join(companion, page), 'utf8')
    expect(commands.filter(name => !text.includes(`slidev-companion ${name} slides.md`)), page).toEqual([])
  }
})

it('every example in TypeScript is sound', () => {
  const pages = [...readdirSync(docs).map(file => join(docs, file)), join(companion, 'README.md')].filter(file => file.endsWith('.md'))
  const examples = pages.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm)]
    .map(([, code], i) => [join(companion, 'src', `${basename(file)}-${i}.ts`), code!] as const))
  expect(examples.length).toBeGreaterThan(3)
  expect(complaints(new Map(examples))).toEqual([])
})

it('every feature of Slidev has its place', () => {
  const page = readFileSync(join(docs, 'features.md'), 'utf8').replace(/\s+/g, ' ').toLowerCase()
  expect(FEATURES.filter(feature => !page.includes(feature.toLowerCase()))).toEqual([])
})

it('every page is in the summary', () => {
  const summary = readFileSync(join(docs, 'SUMMARY.md'), 'utf8')
  expect(readdirSync(docs).filter(file => file.endsWith('.md') && file !== 'SUMMARY.md' && !summary.includes(`(${file})`))).toEqual([])
})

describeWith('mdbook', 'the book of the companion', (mdbook) => {
  it('is built without a warning', () => {
    const folder = mkdtempSync(join(tmpdir(), 'companion-book-'))
    try {
      cpSync(docs, folder, { recursive: true })
      const { status, stderr } = spawnSync(mdbook, ['build', folder], { encoding: 'utf8' })
      expect(stderr).not.toMatch(/\b(?:WARN|ERROR)\b/)
      expect(status).toBe(0)
    }
    finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})
