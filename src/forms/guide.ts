import type { Deck, DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { GuideConfig, GuidePage } from '../../packages/slidev-companion/src/guide/config'
import type { Brand } from '../brand/brand'
import type { Quoted } from '../deck/slide-facts'
import { posix } from 'node:path'
import { namedChapters } from '../../packages/slidev-companion/src/guide/chapters'
import { foldOnce } from '../../packages/slidev-companion/src/guide/repeats'
import { guideStyle } from '../brand/style'
import { SECTIONS } from '../deck/sections'
import { inLocale } from '../locale'
import { withBrand } from './brand'
import { COMPONENTS } from './components'
import { EVIDENCE_PAGE, evidencePage, withEvidenceLinks } from './evidence'
import { artifactPages, copyOf, folderTitle, linkTo } from './example-files'
import { localeFrom } from './locale'

/** How guide and handout read artifacts/. */
export interface Artifacts {
  /** Text of a file of artifacts/, or undefined. */
  read: (path: string) => string | undefined
  /** Files of artifacts/ below a folder, by path. */
  list: (folder: string) => string[]
  /** Returns what the slides quote. */
  quoted: () => Quoted
}

export const PAGES: readonly GuidePage[] = SECTIONS.flatMap(({ pages }) => pages)

const RE_OF_THE_SLIDE = / ?(?:On the slide\b[^.]*|[^.;]*\b(?:is|are) left out)\./g
const RE_FOLDER_OF_FILES = /^\.{0,2}\/?artifacts\/.*\/$/

/** Returns how this deck becomes its guide. */
export function guideOf({ read, list, quoted }: Artifacts, brand?: Brand): GuideConfig {
  let evidence = ''
  const artifact = (path: string) => linkTo(copyOf(path) ?? `artifacts/other/${path}`)
  const locale = localeFrom(read)
  return {
    book: 'docs',
    folder: 'guides/enterprise/kpi-okr',
    pages: PAGES,
    prose: 'guide',
    source: 'source',
    contentOnly: true,
    // What a slide says about its own space is not true of the page.
    editSource: markdown => markdown.replace(RE_OF_THE_SLIDE, ''),
    components: Object.fromEntries(Object.entries(COMPONENTS).map(([name, form]) => [
      name,
      (attributes, slot, { keep, has }) => {
        const draw = (name: string, svg: string) => keep(`artifacts/charts/${name}.svg`, svg)
        return inLocale(locale(), () => form(attributes, slot, { read, list, artifact, has, draw }))
      },
    ])),
    formsIn: 'src/forms/components.ts',
    strict: true,
    curlyQuotes: true,
    link: (target, slide) => exampleFile(target, slide, read),
    finish(markdown, page, deck) {
      evidence ||= evidencePage(deck, quoted())
      const linked = withEvidenceLinks(foldOnce(markdown), quoted())
      const whole = page === 'README.md' ? withContents(linked, deck) : linked
      return brand === undefined ? whole : withBrand(whole, page, brand)
    },
    files: outputs => ({
      [EVIDENCE_PAGE]: evidence,
      ...exampleFiles(outputs, { read, list }),
      ...brand && { 'brand.css': guideStyle(brand) },
    }),
    entries: outputs => entriesOf(outputs),
  }
}

/** Returns where an example file lies, seen from a page. */
function exampleFile(target: string, slide: DeckSlide, read: Artifacts['read']): string | undefined {
  const [page = ''] = target.split('#')
  if (RE_FOLDER_OF_FILES.test(page))
    return 'artifacts/index.md'
  const whole = target.startsWith('artifacts/')
    ? target
    : target.startsWith('/')
      ? target.slice(1)
      : posix.join(posix.dirname(slide.file), target)
  const path = posix.normalize(whole).replace(/^(?:\.\.\/)*artifacts\//, '')
  const copied = read(path.replace(/#.*$/, '')) === undefined ? undefined : copyOf(path)
  return copied && linkTo(copied)
}

function exampleFiles(
  outputs: Record<string, string>,
  { read, list }: Pick<Artifacts, 'read' | 'list'>,
): Record<string, string> {
  const copied: Record<string, string> = {}
  for (const path of list('')) {
    const to = copyOf(path)
    const text = to === undefined ? undefined : read(path)
    if (to !== undefined && text !== undefined)
      copied[to] ??= text
  }
  return { ...copied, ...artifactPages({ ...outputs, ...copied }) }
}

/** The opening page has the list of the others below its own words, above the first slide. */
function withContents(markdown: string, deck: Deck): string {
  return markdown.replace(/\n(?=## )/, () => `\n## The pages\n\n${contents(deck)}\n\n`)
}

function contents(deck: Deck): string {
  const rows = namedChapters(deck, PAGES)
    .slice(1)
    .map(({ title, path, slides: [first] }) => `- [${title}](${path}): ${first!.title}`)
  return [
    ...rows,
    `- [Evidence](${EVIDENCE_PAGE}): where every figure comes from`,
    '- [All example files](artifacts/index.md)',
  ].join('\n')
}

function entriesOf(outputs: Record<string, string>) {
  const folders = Object.keys(outputs)
    .filter(file => /^artifacts\/[^/]+\.md$/.test(file) && file !== 'artifacts/index.md')
    .sort()
  return [
    { depth: 1, name: 'Evidence', file: EVIDENCE_PAGE },
    { depth: 1, name: 'All example files', file: 'artifacts/index.md' },
    ...folders.map(file => ({ depth: 2, name: folderTitle(file.slice('artifacts/'.length, -3)), file })),
  ]
}
