import type { DeckSlide } from '../deck/load'
import type { Node } from '../markdown/nodes'
import type { Chapter } from './chapters'
import type { GuideConfig } from './config'
import type { Writer } from './convert'
import type { Draft } from './page-writer'
import { parseMarkdown } from '../markdown/parse'
import { slotsOf } from '../markdown/slots'
import { stripClicks } from './clicks'
import { convert } from './convert'
import { layoutWords } from './layout-words'
import { inertText, plainText } from './mdbook'
import { writerFor } from './page-writer'
import { picture } from './picture'
import { sayOnce } from './repeats'
import { lowerHeadings, splitHeading, tidy } from './section'
import { shownNodes } from './slide-nodes'
import { titleOf } from './titles'

const RE_PICTURE = /^(?:\.{0,2}\/|https?:|@)|\.(?:png|jpe?g|gif|svg|webp|avif)$/i

/**
 * Returns the section of a page that one slide becomes: title, what it shows, its source, prose for
 * readers, notes.
 */
export function sectionOf(draft: Draft, slide: DeckSlide, notes: boolean): string {
  const { config, places } = draft
  const { chapter } = places.of.get(slide)!
  const ids = places.ids.get(chapter)!
  const spoken: string[] = []
  const presenter = notes ? (text: string) => void spoken.push(tidy(text)) : undefined
  const write = (nodes: readonly Node[]) => {
    const writer = writerFor(draft, slide, { footnotes: footnotesOf(slide), strict: true, presenter })
    return { markdown: tidy(convert(nodes, slide.parsed, writer)), writer }
  }
  const slots = [config.source, config.prose].filter(name => name !== undefined)
  const { markdown, writer } = write(shownNodes(slide.parsed.nodes, slots))
  const { heading, body } = splitHeading(markdown)
  const lowered = tidy(lowerHeadings(body, ids))
  const extra = (name: string | undefined) =>
    name === undefined ? '' : tidy(lowerHeadings(write(slotsOf(slide.parsed.nodes).get(name) ?? []).markdown, ids))
  const source = config.editSource?.(extra(config.source)).trim() ?? extra(config.source)
  const prose = extra(config.prose)
  const shown = [
    ...config.contentOnly ? [] : [...pictures(draft, slide), ...framedPage(slide), ...wordsOfLayout(draft, slide)],
    prose === '' ? lowered : sayOnce(lowered, prose),
  ]
  const small = source && `<small>\n\n${source}\n\n</small>`
  // Where the prose shows the picture itself, the source line stands under it.
  const told = shown.join('') === '' && slide !== chapter.lead ? [prose, small] : [...shown, small, prose]
  const parts = [
    opening(draft, slide, heading),
    ...told,
    ...inlineFootnotes(writer),
    ...noteParts(draft, slide, notes, spoken),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** The words that a note, and what only the presenter sees, add to a section. */
function noteParts(draft: Draft, slide: DeckSlide, notes: boolean, spoken: string[]): string[] {
  const { places } = draft
  const note = notes ? stripClicks(slide.note) : ''
  if (note !== '') {
    const writer = writerFor(draft, slide, { footnotes: `s${slide.no}-note-`, strict: false })
    const parsed = parseMarkdown(note, { line: slide.noteLine, mdc: writer.mdc })
    spoken.unshift(tidy(convert(parsed.nodes, parsed, writer)), ...inlineFootnotes(writer))
  }
  if (spoken.length === 0)
    return []
  const ids = places.ids.get(places.of.get(slide)!.chapter)!
  return ['*Notes*', lowerHeadings(spoken.filter(Boolean).join('\n\n'), ids, 4)]
}

function opening({ config, places }: Draft, slide: DeckSlide, heading: string | undefined): string {
  const { chapter, id } = places.of.get(slide)!
  const title = heading ?? (slide.named ? titleOf(slide) : undefined)
  const first = slide === chapter.slides[0]
  // Nothing is said by "Slide 7": such a slide is parted by a line, and has a place that links lead
  // to.
  if (title === undefined)
    return `${first ? '' : '---\n\n'}<span id="${id}"></span>`
  const isLead = slide === chapter.lead
  const made = isLead ? madeFrom(config, chapter) : ''
  return `${isLead ? '#' : '##'} ${title} {#${id}}${made && `\n\n${made}`}`
}

/** Returns the comment that names what a page is made from; '' where no configuration says it. */
export function madeFrom({ pages }: GuideConfig, { path }: Chapter): string {
  const from = pages?.find(({ file }) => file === path)?.from
  return from ? `<!-- Generated from ${from}: edit the slide, not this page. -->` : ''
}

function footnotesOf({ no }: DeckSlide): string {
  return `s${no}-`
}

function wordsOfLayout({ read, warnings }: Draft, slide: DeckSlide): string[] {
  const { shown, doubtful } = layoutWords(slide, read)
  for (const key of doubtful) {
    const fix = `only the layout ${slide.layout} knows whether it shows it`
    warnings.push({ file: slide.file, line: slide.line, found: `${key}: of the front matter is not shown`, fix })
  }
  return shown
}

function pictures(draft: Draft, slide: DeckSlide): string[] {
  const { frontmatter, title, line } = slide
  const writer = writerFor(draft, slide, { footnotes: '', strict: true })
  const wanted = [frontmatter.image, frontmatter.background, frontmatter.backgroundImage]
  return wanted.filter((value): value is string => typeof value === 'string' && RE_PICTURE.test(value))
    .map(value => inertText(picture(frontmatter.image === value ? plainText(title) : '', value, writer, line)))
}

/** What a layout shows of the web in a frame is a link in a book. */
function framedPage({ layout, frontmatter: { url } }: DeckSlide): string[] {
  const isAddress = layout.startsWith('iframe') && typeof url === 'string' && /^https?:\/\/[^\s<>]+$/.test(url)
  return isAddress ? [inertText(`<${url}>`)] : []
}

function inlineFootnotes({ inline = [], footnotes }: Writer): string[] {
  return inline.map((words, i) => `[^${footnotes}inline${i + 1}]: ${words}`)
}
