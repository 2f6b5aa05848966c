import type { Problem } from '../errors'
import type { Parsed } from '../markdown/parse'
import { posix } from 'node:path'
import { parseRangeString, parseSync } from '@slidev/parser/core'
import { parseDocument } from 'yaml'
import { CliError, isCliError } from '../errors'
import { staysBelow } from '../machine/paths'
import { firstHeading } from '../markdown/headings'
import { parseMarkdown, withoutComments } from '../markdown/parse'
import { splitSlots } from '../markdown/slots'
import { lossesInFile, lossesInSlide } from './losses'
import { chosen, leadsTo, relinked, versionProblems } from './version'

/**
 * Returns the text of a file of the deck (path relative to the deck's folder), or undefined if
 * there is none; throws if it lies outside.
 */
export type ReadSource = (file: string) => string | undefined

export interface DeckSlide {
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
  frontmatter: Record<string, unknown>
  /** The slide as written, without front matter and note. */
  content: string
  /** The same, read. */
  parsed: Parsed
  /** Picture and words in reading order: no title, source line, reader's prose or comment. */
  body: string
  /** The line under the picture, `::source::`. */
  source: string
  /** Reader's prose, `::guide::`. */
  guide: string
  /** The last comment. It must never reach a reader. */
  note: string
  /** Relative to the deck's folder. */
  file: string
  /** 1-based place in its file, hidden slides counted, as `src: file.md#3` counts. */
  index: number
  /** 1-based: where the slide, its content and its note begin. */
  line: number
  contentLine: number
  noteLine: number
}

export interface Deck {
  title: string
  frontmatter: Record<string, unknown>
  slides: DeckSlide[]
  /** Of a version: returns where a link to a slide of the whole deck leads, or nothing where it leads nowhere. */
  leadsTo?: (name: string) => string | undefined
}

interface Part {
  frontmatter: Record<string, unknown>
  content: string
  note: string
  file: string
  index: number
  line: number
  contentLine: number
  noteLine: number
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
  const problems: Problem[] = []
  const files = new Map<string, Part[] | undefined>()
  const visible: Part[] = []

  function partsOf(file: string): Part[] | undefined {
    if (!files.has(file)) {
      const text = read(file)
      files.set(
        file,
        text === undefined
          ? undefined
          : (attempt(problems, () => parseParts(prepare(text.replace(/^\uFEFF/, ''), file), file, problems, warn))
            ?? []),
      )
    }
    return files.get(file)
  }

  function include(part: Part, inherited: Record<string, unknown>, chain: string[]) {
    const { src, ...own } = part.frontmatter
    if (own.disabled || own.hide)
      return
    const frontmatter = { ...own, ...inherited }
    const push = (one: Part) => void visible.push({ ...one, frontmatter })
    if (src === undefined || src === null)
      return push(part)
    const place = { file: part.file, line: part.line }
    if (typeof src !== 'string')
      return void problems.push({ ...place, found: 'src: is not a path', fix: 'write src: ./pages/name.md' })
    const [path = '', range] = src.split('#')
    const file = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(part.file), path))
    if (!staysBelow(file))
      return void problems.push({ ...place, found: `src: ${src} leaves the deck's folder` })
    if (chain.includes(file))
      return void problems.push({ ...place, found: `circular src: ${[...chain, file].join(' → ')}` })
    const parts = attempt(problems, () => partsOf(file), place)
    if (parts === undefined) {
      const missing = { ...place, found: `src: no file ${file}`, fix: 'paths are relative to the file that names them' }
      if (!lenient)
        return void problems.push(missing)
      warn(missing)
      return push({ ...part, content: `**[missing: ${file.replace(/[\\*_[\]<`]/g, '\\$&')}]**` })
    }
    for (const number of rangeOf(parts.length, range, src, place, problems))
      include(parts[number - 1]!, frontmatter, [...chain, file])
  }

  const parts = partsOf(entry)
  if (parts === undefined)
    throw new CliError({ file: entry, found: 'no such deck' })
  const frontmatter = parts[0]?.frontmatter ?? {}
  for (const part of parts)
    include(part, {}, [entry])
  if (versions.length > 0)
    problems.push(...versionProblems(visible, versions))
  if (problems.length > 0)
    throw new CliError(problems)
  const kept = chosen(visible, version, backups)
  const target = leadsTo(visible, kept)
  const written
    = version === undefined ? kept : kept.map(part => ({ ...part, content: relinked(part.content, target) }))
  const slides = written.map((part, i) => toSlide(part, i + 1, isMdc(frontmatter)))
  const [first] = slides
  return {
    title: textOf(frontmatter.title) ?? (first?.named ? first.title : 'Slides'),
    frontmatter,
    slides,
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

/**
 * Slidev's parser looks for the end of each `<!--` again; without an end that is quadratic, so only
 * the one that never closes is shown to it.
 */
function maskOpenComments(lines: string[], open: number): string {
  const last = lines.findLastIndex(line => line.includes('-->'))
  return lines.map((line, i) => {
    const from = i === last ? line.lastIndexOf('-->') + 3 : 0
    const shown = i === open ? line.indexOf('<!--', from) + 4 : from
    return i < last ? line : line.slice(0, shown) + line.slice(shown).replaceAll('<!--', '<!\u0003-')
  }).join('\n')
}

function parseParts(text: string, file: string, problems: Problem[], warn: (problem: Problem) => void): Part[] {
  const report = (losses: Problem[]) => losses.forEach(loss => warn({ file, ...loss }))
  const lines = text.split(/\r?\n/)
  const { losses, open } = lossesInFile(lines)
  report(losses)
  return parseSync(maskOpenComments(lines, open), file, { noParseYAML: true }).slides.map((slide) => {
    const raw = slide.frontmatterRaw ?? ''
    const from = raw ? slide.raw.indexOf(raw) + raw.length : 0
    const contentLine
      = slide.start + 1 + newlines(slide.raw.slice(0, Math.max(0, slide.raw.indexOf(slide.content, from))))
    const line = slide.start + 1
    report(lossesInSlide(slide.content.replaceAll('<!\u0003-', '<!--'), contentLine))
    const note = slide.note ?? ''
    return {
      frontmatter: readYaml(raw, file, line, problems),
      content: slide.content.replaceAll('<!\u0003-', '<!--'),
      note,
      file,
      index: slide.index + 1,
      line,
      contentLine,
      noteLine: line + newlines(slide.raw.slice(0, Math.max(0, slide.raw.lastIndexOf(note)))),
    }
  })
}

function readYaml(raw: string, file: string, line: number, problems: Problem[]): Record<string, unknown> {
  if (!raw.trim())
    return {}
  const doc = parseDocument(raw)
  for (const error of doc.errors) {
    problems.push({
      file,
      line: line + (error.linePos?.[0].line ?? 1),
      found: `broken YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '')}`,
    })
  }
  const data: unknown
    = doc.errors.length > 0 ? {} : attempt(problems, () => doc.toJS({ maxAliasCount: 100 }), { file, line })
  return data !== null && typeof data === 'object' && !Array.isArray(data) ? data as Record<string, unknown> : {}
}

function rangeOf(
  total: number,
  range: string | undefined,
  src: string,
  place: Problem | { file: string, line: number },
  problems: Problem[],
): number[] {
  const isReadable = range === undefined || /^(?:\*|all|none|[1-9]\d*(?:-\d*)?(?:,[1-9]\d*(?:-\d*)?)*)$/.test(range)
  const turned = [...(range ?? '').matchAll(/(\d+)-(\d+)/g)].some(([, from, to]) => Number(from) > Number(to))
  if (!isReadable || turned) {
    problems.push({ ...place, found: `src: ${src} has a range that cannot be read`, fix: 'write #2 or #1,3-5' })
    return []
  }
  const largest = Math.max(0, ...[...(range ?? '').matchAll(/\d+/g)].map(Number))
  if (largest > total) {
    problems.push({ ...place, found: `src: ${src} asks for slide ${largest}, the file has ${total}` })
    return []
  }
  return parseRangeString(total, range)
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

function newlines(text: string): number {
  return text.split('\n').length - 1
}

function attempt<T>(problems: Problem[], work: () => T, place: { file?: string, line?: number } = {}): T | undefined {
  try {
    return work()
  }
  catch (error) {
    if (isCliError(error))
      problems.push(...error.problems.map(problem => ({ ...place, ...problem })))
    else
      problems.push({ ...place, found: `cannot read: ${(error as Error).message.split('\n')[0]}` })
    return undefined
  }
}
