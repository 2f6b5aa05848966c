import type { Deck, DeckSlide, ReadSource } from '../deck/load'
import type { Problem } from '../errors'
import type { Chapter } from './chapters'
import type { Writer } from './convert'
import { posix } from 'node:path'
import { codeLines, splitSlots, withoutComments } from '../deck/slots'
import { CliError } from '../errors'
import { builtin } from './builtins'
import { chaptersOf } from './chapters'
import { convert } from './convert'
import { encodePath, Ids, inertText, plainText, slug, summaryLink } from './mdbook'
import { lowerHeadings, splitHeading, tidy } from './section'
import { readSnippet } from './snippet'

export interface ExportOptions {
  entry: string
  read: ReadSource
  /** Whether the deck has this file (relative path); throws if it lies outside by a symlink. */
  exists: (file: string) => boolean
  notes?: boolean
}

export interface ExportedBook {
  /** Pages and SUMMARY.md by path. */
  pages: Record<string, string>
  /** Files of the deck to copy: path in the book → path in the deck. */
  copies: Record<string, string>
  warnings: Problem[]
}

interface Place { chapter: Chapter, id: string }

const REMOTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
const RE_RECORDING = /\.(?:mov|mp4|m4v|webm|ogv|mp3|m4a|wav|ogg)$/i
const RE_CLICK = /([ \t]*)\[click(?::\d+)?\]/g
/** In which order a layout's slots are read, where that is not the order in which they are written. */
const ORDER = ['default', 'top', 'header', 'left', 'right', 'bottom', 'footer']

/** Returns any Slidev deck as pages for mdBook. What cannot be shown becomes a named placeholder and a warning; what is broken is one CliError. */
export function exportDeck(deck: Deck, { entry, read, exists, notes = false }: ExportOptions): ExportedBook {
  const chapters = chaptersOf(deck, entry)
  const book: ExportedBook = { pages: {}, copies: {}, warnings: [] }
  const problems: Problem[] = []
  const ids = new Map(chapters.map(chapter => [chapter, new Ids()]))
  const places = new Map<DeckSlide, Place>()
  for (const chapter of chapters) {
    if (!opensWithItsTitle(chapter))
      ids.get(chapter)!.take(slug(chapter.title)) // mdBook gives it to the heading of the page
    for (const slide of chapter.slides)
      places.set(slide, { chapter, id: ids.get(chapter)!.take(slug(slide.alias ?? plainText(slide.heading ?? slide.title)) || `slide-${slide.no}`) })
  }
  const targets = new Map<string, Place>()
  for (const [slide, place] of places) {
    targets.set(String(slide.no), place)
    if (slide.alias)
      targets.set(slide.alias, place)
  }

  function writerFor(slide: DeckSlide, footnotes: string, strict: boolean): Writer {
    const { chapter } = places.get(slide)!
    const place = (line: number) => ({ file: slide.file, line })
    const url = (target: string, kind: 'link' | 'image', line: number): string => {
      if (target === '' || REMOTE.test(target) || target.includes('{{'))
        return target
      const to = targets.get(decode(target.replace(/^(?:\.?\/|#\/?)+/, '').replace(/\/?(?:\?.*)?$/, '')))
      if (kind === 'link' && to !== undefined)
        return `${to.chapter === chapter ? '' : encodePath(to.chapter.path)}#${to.id}`
      if (target.startsWith('#'))
        return target
      try {
        const found = findAsset(target, slide.file, exists)
        if (found !== undefined) {
          book.copies[`assets/${found}`] = found
          return encodePath(`assets/${found}`)
        }
        const problem = { ...place(line), found: `${kind === 'image' ? 'no picture' : 'no slide or file'} ${target}`, mend: 'paths starting with / are below public/' }
        // Recordings are often kept out of a repository; a page without one still reads.
        ;(kind === 'image' && strict && !RE_RECORDING.test(target) ? problems : book.warnings).push(problem)
      }
      catch (error) {
        if (!(error instanceof CliError))
          throw error
        const list = kind === 'image' && strict ? problems : book.warnings
        list.push(...error.problems.map(({ found }) => ({ ...place(line), found })))
      }
      return target
    }
    return {
      url,
      footnotes,
      mdc: deck.frontmatter.mdc === true,
      inline: [],
      component: (name, attributes, slot, line) => builtin(name, attributes, slot, line, { no: slide.no, total: deck.slides.length, image: (to, at) => url(to, 'image', at), link: (to, at) => url(to, 'link', at) }),
      unknown(name, slot, line) {
        book.warnings.push({ ...place(line), found: `<${name}> is shown by its name only`, mend: 'its slot text is kept' })
        const words = `**[${name}]**`
        return slot === '' ? words : slot.includes('\n') || slot.includes('\uFDD0') ? `${words}\n\n${slot}` : `${words} ${slot}`
      },
      expression(text, line) {
        const inner = text.slice(2, -2).trim()
        if (/^\$(?:page|nav\.currentPage|slidev\.nav\.currentPage)$/.test(inner))
          return String(slide.no)
        if (/^\$(?:nav\.total|slidev\.nav\.total)$/.test(inner))
          return String(deck.slides.length)
        book.warnings.push({ ...place(line), found: `${text} is left as written`, mend: 'expressions of a deck are never evaluated' })
        return `\`${text.replaceAll('`', '\'')}\``
      },
      snippet: (text, line) => readSnippet(text, slide.file, read, found => void problems.push({ ...place(line), found })),
    }
  }

  function section(slide: DeckSlide): string {
    const writer = writerFor(slide, `s${slide.no}-`, true)
    const ownIds = ids.get(places.get(slide)!.chapter)!
    const content = stripCodeGroups(withoutComments(inReadingOrder(slide.content)))
    const { heading, body } = splitHeading(tidy(convert(content, writer, slide.contentLine)))
    const title = heading ?? inertText(plainText(slide.title))
    const { chapter, id } = places.get(slide)!
    // The first slide of a page is often its title: once is enough.
    const level = slide === chapter.slides[0] && opensWithItsTitle(chapter) ? '#' : '##'
    const parts = [`${level} ${title} {#${id}}`, ...pictures(slide, writer), ...framedPage(slide), tidy(lowerHeadings(body, ownIds)), ...inlineFootnotes(writer)]
    const note = notes ? stripClicks(slide.note) : ''
    if (note !== '') {
      const noteWriter = writerFor(slide, `s${slide.no}-note-`, false)
      const prose = tidy(convert(note, noteWriter, slide.contentLine + slide.content.split('\n').length))
      parts.push('*Notes*', lowerHeadings(prose, ownIds, 4), ...inlineFootnotes(noteWriter))
    }
    return parts.filter(Boolean).join('\n\n')
  }

  for (const chapter of chapters) {
    const text = chapter.slides.map(section).join('\n\n')
    book.pages[chapter.path] = `${text.startsWith('# ') ? '' : `# ${inertText(escapeTitle(chapter.title))}\n\n`}${text}\n`
  }
  if (problems.length > 0)
    throw new CliError(problems)
  book.pages['SUMMARY.md'] = `# Summary\n\n${chapters.map(({ title, path }) => `- ${summaryLink(title, path)}`).join('\n')}\n`
  return book
}

function pictures({ frontmatter, title }: DeckSlide, writer: Writer): string[] {
  const wanted = [frontmatter.image, frontmatter.background, frontmatter.backgroundImage]
  return wanted.filter((value): value is string => typeof value === 'string' && /^(?:\.{0,2}\/|https?:|@)|\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(value))
    .map(value => inertText(`![${frontmatter.image === value ? plainText(title).replace(/[[\]\\]/g, '') : ''}](${writer.url(value, 'image', 1)})`))
}

/** What a layout shows of the web in a frame is a link in a book. */
function framedPage({ layout, frontmatter: { url } }: DeckSlide): string[] {
  return layout.startsWith('iframe') && typeof url === 'string' && /^https?:\/\/[^\s<>]+$/.test(url) ? [inertText(`<${url}>`)] : []
}

function opensWithItsTitle({ title, slides: [first] }: Chapter): boolean {
  return plainText(first!.heading ?? first!.title) === title
}

function findAsset(target: string, file: string, exists: (file: string) => boolean): string | undefined {
  const path = decode(target.split(/[?#]/)[0]!)
  const folder = posix.dirname(file)
  const candidates = path.startsWith('/') ? [`public${path}`, path.slice(1)] : /^[@~]\//.test(path) ? [path.slice(2)] : [posix.join(folder, path), posix.join('public', path)]
  return candidates.map(candidate => posix.normalize(candidate)).find(candidate => exists(candidate))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  }
  catch {
    return text
  }
}

function inReadingOrder(content: string): string {
  const slots = splitSlots(content)
  if (slots.size === 1)
    return content
  const rank = (name: string) => ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.indexOf('right')
  return [...slots].sort(([a], [b]) => rank(a) - rank(b)).map(([, text]) => text.trim()).filter(Boolean).join('\n\n')
}

/** The marks of a code group go; its blocks carry their names above them. */
function stripCodeGroups(content: string): string {
  return content.includes('code-group') && /^:{2,}\s*code-group/m.test(content) ? content.replace(/^:{2,}\s*code-group.*$/gm, '').replace(/^:{2,}[ \t]*$/gm, '') : content
}

/** Takes the marks out of a note, not out of its code; words that only a mark kept apart stay apart. */
function stripClicks(note: string): string {
  if (!note.includes('[click') && !/[ \t]$/m.test(note))
    return note.trim()
  const between = (mark: string, space: string, at: number, whole: string) => {
    const next = whole[at + mark.length] ?? ''
    return /^[\s,.;:!?)\]…，。！？]?$/.test(next) ? '' : space || (/\w/.test(next) ? ' ' : '')
  }
  const lines = note.split('\n')
  const code = codeLines(lines)
  return lines.map((line, i) => code[i] ? line : line.replace(/^\[click(?::\d+)?\][ \t]*/, '').replace(RE_CLICK, between).trimEnd()).join('\n').trim()
}

function inlineFootnotes({ inline = [], footnotes }: Writer): string[] {
  return inline.map((words, i) => `[^${footnotes}inline${i + 1}]: ${words}`)
}

function escapeTitle(title: string): string {
  return title.replace(/[\\`*_[\]<]/g, '\\$&')
}
