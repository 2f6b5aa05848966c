import type { Deck, DeckSlide, ReadSource } from '../deck/load'
import type { Problem } from '../errors'
import type { Chapter } from './chapters'
import type { ComponentForm, GuideConfig } from './config'
import type { Writer } from './convert'
import type { Places } from './places'
import { isMdc } from '../deck/load'
import { relinked } from '../deck/version'
import { isCliError } from '../errors'
import { decode, findAsset, REMOTE } from './assets'
import { builtin } from './builtins'
import { encodePath } from './mdbook'
import { placeholder } from './picture'
import { readSnippet } from './snippet'
import { titleOf } from './titles'

/** A guide while it is being written. */
export interface Draft {
  deck: Deck
  config: GuideConfig
  read: ReadSource
  exists: (file: string) => boolean
  lenient: boolean
  places: Places
  chapters: Chapter[]
  /** Files of the deck to copy: path in the book → path in the deck. */
  copies: Record<string, string>
  /** Files that forms of components keep. */
  kept: Record<string, string>
  warnings: Problem[]
  problems: Problem[]
}

const RE_SLIDE_LINK = /\]\(\/([\w-]+)\)/g
const RE_RECORDING = /\.(?:mov|mp4|m4v|webm|ogv|mp3|m4a|wav|ogg)$/i
/** Begins a block; behind a name, in its line, it would be words. */
const RE_BLOCK = /^(?: {4}|\t|(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \t]|<(?:h[1-6]|[uod]l|table|pre|p|blockquote|figure|details)[\s>])/
const RE_NUMBER = /^\$(?:page|nav\.currentPage|slidev\.nav\.currentPage)$/
const RE_TOTAL = /^\$(?:nav\.total|slidev\.nav\.total)$/

/** Says what was found at a line of a text. */
type Say = (line: number, found: string, fix?: string) => void

export interface WriterOptions {
  /** Begins the names of the footnotes. */
  footnotes: string
  /** Whether a picture that is missing is an error. */
  strict: boolean
  presenter?: Writer['presenter']
}

/** Returns what writes a text of a slide for its page. Messages name the author's line. */
export function writerFor(draft: Draft, slide: DeckSlide, { footnotes, strict, presenter }: WriterOptions): Writer {
  const { deck, config } = draft
  const reports = reportsFor(draft, slide, strict)
  const url = linker(draft, slide, reports)
  return {
    url,
    footnotes,
    quotes: !config.curlyQuotes,
    mdc: isMdc(deck.frontmatter),
    inline: [],
    presenter,
    unread: (found, line) => reports.warn(line, found, 'nothing of a deck is run'),
    component: componentWriter(draft, slide, url, reports),
    unknown: (name, slot, line) => unknownComponent(config, { name, slot, line }, reports),
    expression: (text, line) => expressionWords(deck, slide, text, () =>
      reports.doubt(line, `${text} is left as written`, 'expressions of a deck are never evaluated')),
    snippet: (text, line) => readSnippet(text, slide.file, draft.read, {
      missing(found) {
        reports.refuse(line, found)
        return draft.lenient ? placeholder(text.trim()) : undefined
      },
      whole: found => reports.warn(line, found, 'the whole file is shown, as on the slide'),
    }),
  }
}

// -- internal --

interface Reports { warn: Say, refuse: Say, doubt: Say, strict: boolean }

function reportsFor({ config, lenient, warnings, problems }: Draft, { file }: DeckSlide, strict: boolean): Reports {
  const say = (list: Problem[]): Say => (line, found, fix) => void list.push({ file, line, found, fix })
  const warn = say(warnings)
  const refuse = say(lenient ? warnings : problems)
  return { warn, refuse, doubt: config.strict ? refuse : warn, strict }
}

function componentWriter(
  draft: Draft,
  { no }: DeckSlide,
  url: Writer['url'],
  { refuse, doubt }: Reports,
): Writer['component'] {
  const { deck, config } = draft
  const link = (target: string, line: number) => url(target, 'link', line) ?? target
  const shown = {
    no,
    total: deck.slides.length,
    titleOf: (no: string) => titleByNumber(deck, no),
    image: (target: string, line: number) => url(target, 'image', line),
    link,
  }
  return (name, attributes, slot, line) => {
    const fix = 'expressions of a deck are never evaluated: write a plain value'
    const unread = (attribute: string, at: number) => doubt(at, `<${name} ${attribute}> cannot be read`, fix)
    const form = config.components?.[name]
    return builtin(name, attributes, slot, line, { ...shown, unread })
      ?? (form && formOf(form, { name, attributes, slot, line }, { draft, link, refuse }))
  }
}

/** Returns what stands for a component that has no form: its name and its slot. */
function unknownComponent(
  { components, formsIn = 'guide.components', strict }: GuideConfig,
  { name, slot, line }: Omit<Tag, 'attributes'>,
  { refuse, warn }: Reports,
): string {
  if (strict) {
    const known = Object.keys(components ?? {}).join(', ')
    refuse(line, `<${name}> has no form in the guide`, `give it one in ${formsIn}; known: ${known}`)
    return slot
  }
  warn(line, `<${name}> is shown by its name only`, 'its slot text is kept')
  const words = `**[${name}]**`
  if (slot === '')
    return words
  return slot.includes('\n') || RE_BLOCK.test(slot) ? `${words}\n\n${slot}` : `${words} ${slot}`
}

/** Returns the number of the slide or of all slides where an expression asks for it; else it stays, and is doubted. */
function expressionWords({ slides }: Deck, { no }: DeckSlide, text: string, doubt: () => void): string {
  const inner = text.slice(2, -2).trim()
  if (RE_NUMBER.test(inner))
    return String(no)
  if (RE_TOTAL.test(inner))
    return String(slides.length)
  doubt()
  return `\`${text.replaceAll('`', '\'')}\``
}

interface Tag { name: string, attributes: Record<string, string>, slot: string, line: number }
interface Page { draft: Draft, link: (target: string, line: number) => string, refuse: Say }

/** Returns the form of a component; what it misses is reported at the component's line. */
function formOf(form: ComponentForm, { name, attributes, slot, line }: Tag, { draft, link, refuse }: Page): string {
  const keep = (path: string, content: string) => {
    draft.kept[path] = content
    return path
  }
  try {
    const has = (alias: string) => draft.deck.slides.some(slide => slide.alias === alias)
    const made = form(attributes, slot, { keep, has })
    const { leadsTo } = draft.deck
    return (leadsTo ? relinked(made, leadsTo) : made)
      .replace(RE_SLIDE_LINK, (_, alias: string) => `](${link(`/${alias}`, line)})`)
  }
  catch (error) {
    if (!isCliError(error))
      throw error
    error.problems.forEach(({ found, fix }) => refuse(line, `<${name}>: ${found}`, fix))
    return ''
  }
}

/** Returns what tells where links and pictures lead from the page of a slide. */
function linker(draft: Draft, slide: DeckSlide, { warn, refuse, doubt, strict }: Reports): Writer['url'] {
  const { places, chapters, config, lenient } = draft
  const { chapter } = places.of.get(slide)!
  return (target, kind, line) => {
    if (target === '' || REMOTE.test(target) || target.includes('{{'))
      return target
    const to = places.targets.get(decode(target.replace(/^(?:\.?\/|#\/?)+/, '').replace(/\/?(?:\?.*)?$/, '')))
    if (kind === 'link' && to !== undefined)
      return `${to.chapter === chapter ? '' : published(to.chapter.path)}#${to.id}`
    if (target.startsWith('#'))
      return target
    const [file, anchor] = target.split('#')
    if (config.pages && chapters.some(({ path }) => path === file)) {
      if (anchor !== undefined && places.targets.get(anchor)?.chapter.path !== file)
        doubt(line, `a link leads to ${target}, where no slide has that routeAlias`)
      return published(target)
    }
    const own = config.link?.(target, slide)
    if (own !== undefined)
      return own
    // Recordings are often kept out of a repository, and a link is words: a page without either
    // still reads.
    const needed = config.strict || (kind === 'image' && strict && !RE_RECORDING.test(target))
    const missing = needed ? refuse : warn
    try {
      const found = findAsset(target, slide.file, draft.exists)
      if (found !== undefined) {
        draft.copies[`assets/${found}`] = found
        return encodePath(`assets/${found}`)
      }
      missing(
        line,
        `${kind === 'image' ? 'no picture' : 'no slide or file'} ${target}`,
        'paths starting with / are below public/',
      )
    }
    catch (error) {
      if (!isCliError(error))
        throw error
      error.problems.forEach(({ found }) => missing(line, found))
    }
    return needed && lenient ? undefined : target
  }
}

/**
 * mdBook publishes README.md as its folder's index.html, and a link to README.md leads nowhere; a
 * link to the folder works there and on a forge.
 */
function published(target: string): string {
  return encodePath(target).replace(/^README\.md/, './')
}

function titleByNumber({ slides }: Deck, no: string): string | undefined {
  const slide = /^\d+$/.test(no) ? slides[Number(no) - 1] : undefined
  return slide && titleOf(slide)
}
