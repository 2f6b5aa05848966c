import type { Problem } from '../errors'
import type { Part } from './parts'
import { posix } from 'node:path'
import { parseRangeString } from '@slidev/parser/core'
import { CliError } from '../errors'
import { staysBelow } from '../machine/paths'
import { attempt } from './attempt'
import { parseParts } from './parts'

/**
 * Returns the text of a file of the deck (path relative to the deck's folder), or undefined if
 * there is none; throws if it lies outside.
 */
export type ReadSource = (file: string) => string | undefined

export interface Reading {
  read: ReadSource
  /** Changes the raw text of a file before it is parsed. */
  prepare: (text: string, file: string) => string
  warn: (problem: Problem) => void
  /** A missing `src:` becomes a slide that names it. */
  lenient: boolean
}

/**
 * Returns the visible slides of a deck in their order, and the first of its file; everything that is wrong, also what
 * `check` finds in them, is one CliError.
 */
export function partsInOrder(
  entry: string,
  reading: Reading,
  check: (parts: Part[]) => Problem[],
): { parts: Part[], hidden: ReadonlySet<string>, first: Pick<Part, 'frontmatter'> } {
  const files = new DeckParts(reading)
  const own = files.of(entry)
  if (own === undefined)
    throw new CliError({ file: entry, found: 'no such deck' })
  for (const part of own)
    files.include(part, {}, [entry])
  const problems = [...files.problems, ...check(files.visible)]
  if (problems.length > 0)
    throw new CliError(problems)
  return { parts: files.visible, hidden: files.hidden, first: own[0] ?? { frontmatter: {} } }
}

// -- internal --

type Frontmatter = Part['frontmatter']

/** The files of a deck, each read once. */
class DeckParts {
  readonly problems: Problem[] = []
  readonly visible: Part[] = []
  readonly hidden = new Set<string>()
  private readonly files = new Map<string, Part[] | undefined>()

  constructor(private readonly reading: Reading) {}

  of(file: string): Part[] | undefined {
    if (!this.files.has(file)) {
      const text = this.reading.read(file)
      this.files.set(file, text === undefined ? undefined : this.parsed(text, file))
    }
    return this.files.get(file)
  }

  private parsed(text: string, file: string): Part[] {
    const { prepare, warn } = this.reading
    const parse = () => parseParts(prepare(text.replace(/^\uFEFF/, ''), file), file, this.problems, warn)
    return attempt(this.problems, parse) ?? []
  }

  /** Puts a slide, or those that its `src:` names, behind the visible ones. */
  include(part: Part, inherited: Frontmatter, chain: string[]): void {
    const { src, ...own } = part.frontmatter
    if (own.disabled || own.hide)
      return void this.hidden.add(String(own.routeAlias ?? ''))
    const frontmatter = { ...own, ...inherited }
    if (src === undefined || src === null)
      return void this.visible.push({ ...part, frontmatter })
    const place = { file: part.file, line: part.line }
    if (typeof src !== 'string')
      return this.refuse({ ...place, found: 'src: is not a path', fix: 'write src: ./pages/name.md' })
    const [path = '', range] = src.split('#')
    const file = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(part.file), path))
    if (!staysBelow(file))
      return this.refuse({ ...place, found: `src: ${src} leaves the deck's folder` })
    if (chain.includes(file))
      return this.refuse({ ...place, found: `circular src: ${[...chain, file].join(' → ')}` })
    const parts = attempt(this.problems, () => this.of(file), place)
    if (parts === undefined)
      return this.miss(file, { ...part, frontmatter })
    for (const number of rangeOf(parts.length, range, src, place, this.problems))
      this.include(parts[number - 1]!, frontmatter, [...chain, file])
  }

  private refuse(problem: Problem): void {
    this.problems.push(problem)
  }

  private miss(file: string, part: Part): void {
    const fix = 'paths are relative to the file that names them'
    const missing = { file: part.file, line: part.line, found: `src: no file ${file}`, fix }
    if (!this.reading.lenient)
      return this.refuse(missing)
    this.reading.warn(missing)
    this.visible.push({ ...part, content: `**[missing: ${file.replace(/[\\*_[\]<`]/g, '\\$&')}]**` })
  }
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
