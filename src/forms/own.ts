import type { Deck, DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Writer } from '../../packages/slidev-companion/src/guide/convert'
import type { ComponentContext } from './components'
import { posix } from 'node:path'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { builtin } from '../../packages/slidev-companion/src/guide/builtins'
import { convert } from '../../packages/slidev-companion/src/guide/convert'
import { withoutMarkdownInHtml } from '../../packages/slidev-companion/src/guide/html-output'
import { Ids, plainText, slug } from '../../packages/slidev-companion/src/guide/mdbook'
import { lowerHeadings, tidy } from '../../packages/slidev-companion/src/guide/section'
import { COMPONENTS } from './components'
import { artifactPages, copyOf, folderTitle, linkTo } from './example-files'
import { foldOnce, sayOnce } from './repeats'

export interface GuideInput {
  read: (path: string) => string | undefined
  list: (folder: string) => string[]
}

/** A page of the guide: its file, its name in SUMMARY.md and the file of the deck it is made from. */
export const PAGES = [
  { file: 'README.md', name: 'One key result in four weeks', from: 'pages/00-overview.md' },
  { file: '01-scenario.md', name: 'Scenario', from: 'pages/01-scenario.md' },
  { file: '02-data-ingestion.md', name: 'Data ingestion', from: 'pages/02-data-ingestion.md' },
  { file: '03-research.md', name: 'Research', from: 'pages/03-research.md' },
  { file: '04-approval.md', name: 'Approval', from: 'pages/04-approval.md' },
  { file: '05-implementation.md', name: 'Implementation', from: 'pages/05-implementation.md' },
  { file: '06-reporting.md', name: 'Reporting', from: 'pages/06-reporting.md' },
  { file: 'appendix.md', name: 'Appendix', from: 'pages/appendix.md' },
] as const

/** Returns the guide's pages and artifacts by path, from the deck and the artifacts. */
export function ownGuide(deck: Deck, { read, list }: GuideInput): Record<string, string> {
  const problems: Problem[] = []
  const outputs: Record<string, string> = {}
  const pageOf = (slide: DeckSlide) => PAGES.find(page => page.from === slide.file) ?? (slide.no === 1 ? PAGES[0] : PAGES.at(-1)!)
  const ids = new Map(PAGES.map(page => [page.file as string, new Ids()]))
  const places = new Map<string, { file: string, id: string }>()
  for (const slide of deck.slides) {
    const { file } = pageOf(slide)
    const place = { file, id: ids.get(file)!.take(slide.alias ?? slug(plainText(slide.title))) }
    places.set(String(slide.no), place)
    if (slide.alias)
      places.set(slide.alias, place)
  }

  const draw = (name: string, svg: string) => {
    const file = `artifacts/charts/${name}.svg`
    outputs[file] = svg
    return file
  }
  const context: ComponentContext = { read, list, artifact: path => linkTo(copyOf(path) ?? `artifacts/other/${path}`), draw }
  function writerFor(slide: DeckSlide): Writer {
    const report = (line: number, found: string, mend?: string) => void problems.push({ file: slide.file, line, found, mend })
    const url = (target: string, kind: 'link' | 'image', line: number): string => {
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target) || target === '')
        return target
      const to = places.get(target.replace(/^(?:\.?\/|#\/?)+/, ''))
      if (to !== undefined)
        return `${to.file === pageOf(slide).file ? '' : published(to.file)}#${to.id}`
      const [page = '', anchor] = target.split('#')
      const file = PAGES.find(one => one.file === page)?.file
      if (file !== undefined) {
        if (anchor === undefined || places.get(anchor)?.file === file)
          return published(target)
        report(line, `a link leads to ${target}, where no slide has that routeAlias`)
        return published(target)
      }
      if (/^\.{0,2}\/?artifacts\/.*\/$/.test(page))
        return 'artifacts/index.md'
      const path = posix.normalize(target.startsWith('artifacts/') ? target : target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(slide.file), target)).replace(/^(?:\.\.\/)*artifacts\//, '')
      const copied = read(path.replace(/#.*$/, '')) === undefined ? undefined : copyOf(path)
      if (copied === undefined)
        report(line, `${kind === 'link' ? 'a link' : 'a picture'} leads to ${target}, which is no slide and no artifact of the guide`)
      return copied === undefined ? target : linkTo(copied)
    }
    return {
      url,
      footnotes: `${slide.alias ?? slide.no}-`,
      inline: [],
      component(name, props, slot, line) {
        const known = builtin(name, props, slot, line, {
          no: slide.no,
          total: deck.slides.length,
          image: to => url(to, 'image', line),
          link: to => url(to, 'link', line),
          titleOf: no => deck.slides[Number(no) - 1]?.title,
          unread: attribute => report(line, `<${name} ${attribute}> cannot be read`, 'write a plain value'),
        })
        if (known !== undefined || !(name in COMPONENTS))
          return known
        try {
          // A component's own links name slides, as an author's do.
          return COMPONENTS[name]!(props, slot, context).replace(/\]\(\/([\w-]+)\)/g, (_, alias: string) => `](${url(`/${alias}`, 'link', line)})`)
        }
        catch (error) {
          if (!(error instanceof CliError))
            throw error
          error.problems.forEach(problem => report(line, `<${name}>: ${problem.found}`, problem.mend))
          return ''
        }
      },
      unknown(name, slot, line) {
        report(line, `<${name}> has no form in the guide`, `give it one in src/forms/components.ts; known: ${Object.keys(COMPONENTS).join(', ')}`)
        return slot
      },
      snippet: (line, at) => void report(at, `${line} is not used in this deck`),
      expression(text, line) {
        report(line, `${text} cannot be shown in the guide`, 'use a fact')
        return text
      },
    }
  }

  for (const page of PAGES) {
    const slides = deck.slides.filter(slide => pageOf(slide) === page)
    if (slides.length === 0)
      continue
    const lead = slides.find(slide => slide.layout === 'cover' || slide.layout === 'opener') ?? slides[0]!
    const sections = slides.map((slide) => {
      const writer = writerFor(slide)
      const place = places.get(String(slide.no))!
      const write = (text: string) => tidy(lowerHeadings(tidy(convert(text, writer, slide.contentLine)), ids.get(page.file)!))
      // What a slide says about its own space is not true of the page.
      const source = write(slide.source).replace(/ ?(?:On the slide\b[^.]*|[^.]*; the guide has all of it)\./g, '').trim()
      const prose = write(slide.guide)
      const small = source && `<small>\n\n${source}\n\n</small>`
      const body = sayOnce(write(slide.body), prose)
      // Where the prose shows the recording itself, the source line stands under it.
      const parts = [`${slide === lead ? '#' : '##'} ${slide.title} {#${place.id}}`, ...body === '' && slide.layout !== 'opener' ? [prose, small] : [body, small, prose]]
      if (slide === lead)
        parts.splice(1, 0, `<!-- Generated from ${page.from}: edit the slide, not this page. -->`)
      return parts.filter(Boolean).join('\n\n')
    })
    outputs[page.file] = `${withoutMarkdownInHtml(foldOnce(sections.join('\n\n')))}\n${page.file === 'README.md' ? `\n## The pages\n\n${contents(deck, pageOf)}\n` : ''}`
  }
  for (const path of list('')) {
    const to = copyOf(path)
    const text = to === undefined ? undefined : read(path)
    if (to !== undefined && text !== undefined)
      outputs[to] = text
  }
  Object.assign(outputs, artifactPages(outputs))
  if (problems.length > 0)
    throw new CliError(problems)
  return outputs
}

function contents(deck: Deck, pageOf: (slide: DeckSlide) => { file: string }): string {
  const rows = PAGES.slice(1).filter(page => deck.slides.some(slide => pageOf(slide) === page)).map((page) => {
    const lead = deck.slides.find(slide => pageOf(slide) === page)!
    return `- [${page.name}](${page.file}): ${lead.title}`
  })
  return [...rows, '- [All example files](artifacts/index.md)'].join('\n')
}

/** mdBook publishes README.md as its folder's index.html, and a link to README.md leads nowhere; a link to the folder works there and on a forge. */
function published(target: string): string {
  return target.replace(/^README\.md/, './')
}

/** Returns the list entry of the guide for a SUMMARY.md; `base` is its folder below the book's source. */
export function summaryEntry(outputs: Record<string, string>, base: string, bullet = '-'): string[] {
  const entry = (depth: number, name: string, file: string) => `${'  '.repeat(depth)}${bullet} [${name}](${base}/${file})`
  return [...PAGES.filter(page => page.file in outputs).map((page, i) => entry(i === 0 ? 0 : 1, page.name, page.file)), entry(1, 'All example files', 'artifacts/index.md'), ...Object.keys(outputs).filter(file => /^artifacts\/[^/]+\.md$/.test(file) && file !== 'artifacts/index.md').sort().map(file => entry(2, folderTitle(file.slice('artifacts/'.length, -3)), file))]
}
