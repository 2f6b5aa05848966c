import type { Deck, DeckSlide, ReadSource } from '../deck/load'
import type { Problem } from '../errors'
import type { Chapter } from './chapters'
import type { Writer } from './convert'
import { isMdc } from '../deck/load'
import { splitSlots, withoutComments } from '../deck/slots'
import { CliError } from '../errors'
import { decode, findAsset, REMOTE } from './assets'
import { bookToml } from './book-toml'
import { builtin } from './builtins'
import { chaptersOf } from './chapters'
import { stripClicks } from './clicks'
import { convert } from './convert'
import { withoutMarkdownInHtml } from './html-output'
import { layoutWords } from './layout-words'
import { encodePath, Ids, inertText, plainText, slug, summaryLink } from './mdbook'
import { picture, placeholder } from './picture'
import { lowerHeadings, splitHeading, tidy } from './section'
import { readSnippet } from './snippet'
import { literal } from './typed'

export interface ExportOptions {
  entry: string
  read: ReadSource
  /** Whether the deck has this file (relative path); throws if it lies outside by a symlink. */
  exists: (file: string) => boolean
  notes?: boolean
  /** A missing picture or snippet becomes a named placeholder and a warning; otherwise it is an error. */
  lenient?: boolean
}

export interface ExportedBook {
  /** Pages and SUMMARY.md by path. */
  pages: Record<string, string>
  /** Files of the deck to copy: path in the book → path in the deck. */
  copies: Record<string, string>
  /** The book.toml of a book of its own. */
  config: string
  warnings: Problem[]
}

interface Place { chapter: Chapter, id: string }

const RE_RECORDING = /\.(?:mov|mp4|m4v|webm|ogv|mp3|m4a|wav|ogg)$/i
/** In which order a layout's slots are read, where that is not the order in which they are written. */
const ORDER = ['default', 'top', 'header', 'left', 'right', 'bottom', 'footer']

/** Returns any Slidev deck as pages for mdBook. What cannot be shown becomes a named placeholder and a warning; what is broken is one CliError. */
export function exportDeck(deck: Deck, { entry, read, exists, notes = false, lenient = false }: ExportOptions): ExportedBook {
  const chapters = chaptersOf(deck, entry)
  const book: ExportedBook = { pages: {}, copies: {}, config: bookToml(deck), warnings: [] }
  const problems: Problem[] = []
  const ids = new Map(chapters.map(chapter => [chapter, new Ids()]))
  const places = new Map<DeckSlide, Place>()
  for (const chapter of chapters) {
    if (chapter.named && !opensWithItsTitle(chapter))
      ids.get(chapter)!.take(slug(chapter.title)) // mdBook gives it to the heading of the page
    for (const slide of chapter.slides)
      places.set(slide, { chapter, id: ids.get(chapter)!.take(slug(slide.alias ?? wordsOf(slide)) || `slide-${slide.no}`) })
  }
  const targets = new Map<string, Place>()
  const titles = new Map(deck.slides.map(slide => [String(slide.no), titleOf(slide)]))
  for (const [slide, place] of places) {
    targets.set(String(slide.no), place)
    if (slide.alias)
      targets.set(slide.alias, place)
  }

  function writerFor(slide: DeckSlide, footnotes: string, strict: boolean): Writer {
    const { chapter } = places.get(slide)!
    const warn = (line: number, found: string, mend?: string) => void book.warnings.push({ file: slide.file, line, found, mend })
    const report = (line: number, found: string, mend?: string) => (lenient ? book.warnings : problems).push({ file: slide.file, line, found, mend })
    const url = (target: string, kind: 'link' | 'image', line: number): string | undefined => {
      if (target === '' || REMOTE.test(target) || target.includes('{{'))
        return target
      const to = targets.get(decode(target.replace(/^(?:\.?\/|#\/?)+/, '').replace(/\/?(?:\?.*)?$/, '')))
      if (kind === 'link' && to !== undefined)
        return `${to.chapter === chapter ? '' : encodePath(to.chapter.path)}#${to.id}`
      if (target.startsWith('#'))
        return target
      // Recordings are often kept out of a repository, and a link is words: a page without either still reads.
      const needed = kind === 'image' && strict && !RE_RECORDING.test(target)
      try {
        const found = findAsset(target, slide.file, exists)
        if (found !== undefined) {
          book.copies[`assets/${found}`] = found
          return encodePath(`assets/${found}`)
        }
        (needed ? report : warn)(line, `${kind === 'image' ? 'no picture' : 'no slide or file'} ${target}`, 'paths starting with / are below public/')
      }
      catch (error) {
        if (!(error instanceof CliError))
          throw error
        error.problems.forEach(({ found }) => (needed ? report : warn)(line, found))
      }
      return needed && lenient ? undefined : target
    }
    const shown = { no: slide.no, total: deck.slides.length, titleOf: (no: string) => titles.get(no), image: (to: string, at: number) => url(to, 'image', at), link: (to: string, at: number) => url(to, 'link', at) ?? to }
    return {
      url,
      footnotes,
      quotes: true,
      mdc: isMdc(deck.frontmatter),
      inline: [],
      unread: (found, line) => warn(line, found, 'nothing of a deck is run'),
      component: (name, attributes, slot, line) => builtin(name, attributes, slot, line, { ...shown, unread: (attribute, at) => warn(at, `<${name} ${attribute}> cannot be read`, 'expressions of a deck are never evaluated') }),
      unknown(name, slot, line) {
        warn(line, `<${name}> is shown by its name only`, 'its slot text is kept')
        const words = `**[${name}]**`
        return slot === '' ? words : slot.includes('\n') || slot.includes('\uFDD0') ? `${words}\n\n${slot}` : `${words} ${slot}`
      },
      expression(text, line) {
        const inner = text.slice(2, -2).trim()
        if (/^\$(?:page|nav\.currentPage|slidev\.nav\.currentPage)$/.test(inner))
          return String(slide.no)
        if (/^\$(?:nav\.total|slidev\.nav\.total)$/.test(inner))
          return String(deck.slides.length)
        warn(line, `${text} is left as written`, 'expressions of a deck are never evaluated')
        return `\`${text.replaceAll('`', '\'')}\``
      },
      snippet: (text, line) => readSnippet(text, slide.file, read, {
        missing(found) {
          report(line, found)
          return lenient ? placeholder(text.trim()) : undefined
        },
        whole: found => warn(line, found, 'the whole file is shown, as on the slide'),
      }),
    }
  }

  function section(slide: DeckSlide): string {
    const spoken: string[] = []
    const writer = { ...writerFor(slide, `s${slide.no}-`, true), presenter: notes ? (text: string) => void spoken.push(tidy(text)) : undefined }
    const { chapter, id } = places.get(slide)!
    const ownIds = ids.get(chapter)!
    const { heading, body } = splitHeading(tidy(convert(withoutComments(inReadingOrder(slide.content)), writer, slide.contentLine)))
    const { shown, doubtful } = layoutWords(slide, read)
    for (const key of doubtful)
      book.warnings.push({ file: slide.file, line: slide.line, found: `${key}: of the front matter is not shown`, mend: `only the layout ${slide.layout} knows whether it shows it` })
    const parts = [opening(slide, heading), ...pictures(slide, writer), ...framedPage(slide), ...shown, tidy(lowerHeadings(body, ownIds)), ...inlineFootnotes(writer)]
    const note = notes ? stripClicks(slide.note) : ''
    if (note !== '') {
      const noteWriter = writerFor(slide, `s${slide.no}-note-`, false)
      spoken.unshift(tidy(convert(note, noteWriter, slide.contentLine + slide.content.split('\n').length)), ...inlineFootnotes(noteWriter))
    }
    if (spoken.length > 0)
      parts.push('*Notes*', lowerHeadings(spoken.filter(Boolean).join('\n\n'), ownIds, 4))
    return parts.filter(Boolean).join('\n\n')

    function opening(slide: DeckSlide, heading: string | undefined): string {
      const first = slide === chapter.slides[0]
      const title = heading ?? (slide.named ? titleOf(slide) : undefined)
      // Nothing is said by "Slide 7": such a slide is parted by a line, and has a place that links lead to.
      if (title === undefined)
        return `${first ? '' : '---\n\n'}<span id="${id}"></span>`
      // The first slide of a page is often its title: once is enough.
      return `${first && opensWithItsTitle(chapter) ? '#' : '##'} ${title} {#${id}}`
    }
  }

  for (const chapter of chapters) {
    const text = chapter.slides.map(section).join('\n\n')
    const opens = text.startsWith('# ') || !chapter.named
    book.pages[chapter.path] = withoutMarkdownInHtml(`${opens ? '' : `# ${inertText(literal(chapter.title))}\n\n`}${text}\n`)
  }
  if (problems.length > 0)
    throw new CliError(problems)
  book.pages['SUMMARY.md'] = `# Summary\n\n${chapters.map(({ title, path }) => `- ${summaryLink(title, path)}`).join('\n')}\n`
  return book
}

function pictures({ frontmatter, title, line }: DeckSlide, writer: Writer): string[] {
  const wanted = [frontmatter.image, frontmatter.background, frontmatter.backgroundImage]
  return wanted.filter((value): value is string => typeof value === 'string' && /^(?:\.{0,2}\/|https?:|@)|\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(value))
    .map(value => inertText(picture(frontmatter.image === value ? plainText(title) : '', value, writer, line)))
}

/** A title of the front matter is words, as typed; that of a heading may have marks of its own. */
function titleOf({ title, heading }: DeckSlide): string {
  return inertText(literal(title === heading ? plainText(title) : title).replaceAll('<', '&lt;'))
}

/** What a slide is called, as words; '' if it has no name. */
function wordsOf({ heading, title, named }: DeckSlide): string {
  return heading === undefined && !named ? '' : plainText(heading ?? title)
}

/** What a layout shows of the web in a frame is a link in a book. */
function framedPage({ layout, frontmatter: { url } }: DeckSlide): string[] {
  return layout.startsWith('iframe') && typeof url === 'string' && /^https?:\/\/[^\s<>]+$/.test(url) ? [inertText(`<${url}>`)] : []
}

function opensWithItsTitle({ title, slides: [first] }: Chapter): boolean {
  return wordsOf(first!) === title
}

function inReadingOrder(content: string): string {
  const slots = splitSlots(content)
  if (slots.size === 1)
    return content
  const rank = (name: string) => ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.indexOf('right')
  return [...slots].sort(([a], [b]) => rank(a) - rank(b)).map(([, text]) => text.trim()).filter(Boolean).join('\n\n')
}

function inlineFootnotes({ inline = [], footnotes }: Writer): string[] {
  return inline.map((words, i) => `[^${footnotes}inline${i + 1}]: ${words}`)
}
