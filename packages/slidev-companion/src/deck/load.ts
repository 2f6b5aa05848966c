import type { Problem } from '../errors'
import type { Parsed } from '../markdown/parse'
import type { ReadSource } from './include'
import type { Part } from './parts'
import { firstHeading } from '../markdown/headings'
import { parseMarkdown, withoutComments } from '../markdown/parse'
import { splitSlots } from '../markdown/slots'
import { partsInOrder } from './include'
import { chosen, leadsTo, relinked, versionProblems } from './version'

export type { ReadSource } from './include'

export interface DeckSlide extends Part {
  /** 1-based, hidden slides not counted, as Slidev numbers them. */
  no: number
  /** Markdown, as its heading is. */
  title: string
  /** Whether its title was given: "Slide 7" was not. */
  named: boolean
  /** The words of its first heading. */
  heading?: string
  alias?: string
  section?: string
  layout: string
  minutes?: number
  /** Its content, read. */
  parsed: Parsed
  /** Picture and words in reading order: no title, source line, reader's prose or comment. */
  body: string
  /** The line under the picture, `::source::`. */
  source: string
  /** Reader's prose, `::guide::`. */
  guide: string
}

export interface Deck {
  title: string
  frontmatter: Record<string, unknown>
  slides: DeckSlide[]
  /** The names of slides that are hidden: a configuration may speak of them. */
  hidden?: ReadonlySet<string>
  /** Of a version: returns where a link to a slide of the whole deck leads, or nothing where it leads nowhere. */
  leadsTo?: (name: string) => string | undefined
}

export interface LoadOptions {
  read: ReadSource
  /** Changes the raw text of a file before it is parsed: fills facts. Lines must stay lines. */
  prepare?: (text: string, file: string) => string
  /** Told of what Slidev loses without a word, and of what is missing where that is no error. */
  warn?: (problem: Problem) => void
  /** A missing `src:` becomes a slide that names it. */
  lenient?: boolean
  /** The names that `for` may have; without any, `for` is a word like others. */
  versions?: readonly string[]
  /** The one that is read; all slides without it. */
  version?: string
  /** With the slides that the version leaves out behind its own. */
  backups?: boolean
}

/**
 * Returns the visible slides of a deck with `src:` files in their places; everything that is wrong
 * is one CliError.
 */
export function loadDeck(entry: string, options: LoadOptions): Deck {
  const { read, prepare = text => text, warn = () => {}, lenient = false, versions = [], version, backups } = options
  const visible = partsInOrder(entry, { read, prepare, warn, lenient }, parts =>
    versions.length > 0 ? versionProblems(parts, versions) : [])
  const { frontmatter } = visible.first
  const kept = chosen(visible.parts, version, backups)
  const target = leadsTo(visible.parts, kept)
  const written
    = version === undefined ? kept : kept.map(part => ({ ...part, content: relinked(part.content, target) }))
  const slides = written.map((part, i) => toSlide(part, i + 1, isMdc(frontmatter)))
  const [first] = slides
  return {
    title: textOf(frontmatter.title) ?? (first?.named ? first.title : 'Slides'),
    frontmatter,
    slides,
    hidden: visible.hidden,
    leadsTo: version === undefined ? undefined : target,
  }
}

/**
 * Whether a deck is written in MDC, with attributes in braces and components with colons; Slidev
 * calls it by two names.
 */
export function isMdc({ mdc, comark }: Record<string, unknown>): boolean {
  return mdc === true || comark === true
}

function toSlide(part: Part, no: number, mdc: boolean): DeckSlide {
  const { frontmatter, content, note, file, index, line, contentLine, noteLine } = part
  const parsed = parseMarkdown(content, { line: contentLine, mdc })
  const heading = firstHeading(parsed, mdc)
  const title = textOf(frontmatter.title) ?? textOf(frontmatter.name) ?? heading ?? textOf(frontmatter.heading)
  // Each field by its name: V8 takes 20 µs to spread one object into a larger, as long as to read a
  // slide.
  return {
    no,
    title: title ?? `Slide ${no}`,
    named: title !== undefined,
    heading,
    alias: textOf(frontmatter.routeAlias),
    section: textOf(frontmatter.section),
    layout: textOf(frontmatter.layout) ?? (no === 1 ? 'cover' : 'default'),
    minutes: typeof frontmatter.minutes === 'number' ? frontmatter.minutes : undefined,
    frontmatter,
    content,
    parsed,
    note,
    file,
    index,
    line,
    contentLine,
    noteLine,
    // Made when asked for: whoever exports another's deck never does.
    get body() {
      const rest = [...splitSlots(content)].filter(([name]) => name !== 'source' && name !== 'guide')
      return rest
        .map(([name, text]) => withoutComments(name === 'default' ? withoutTitle(text) : text).trim())
        .filter(Boolean)
        .join('\n\n')
    },
    get source() {
      return withoutComments(splitSlots(content).get('source') ?? '').trim()
    },
    get guide() {
      return withoutComments(splitSlots(content).get('guide') ?? '').trim()
    },
  }
}

/** Returns the text without its first heading, if that heading is the first thing in it. */
function withoutTitle(text: string): string {
  return withoutComments(text).replace(/^\s*#{1,6}[ \t][^\n]*\n?/, '')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined
}
