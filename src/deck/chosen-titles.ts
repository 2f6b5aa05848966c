import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Facts } from '../facts'
import type { Note } from './chosen-note'
import { CliError, isCliError } from '../../packages/slidev-companion/src/errors'
import { chooseNote, noteIn, OTHERWISE } from './chosen-note'
import { judge } from './condition'

export interface ChoiceOptions {
  file: string
  /** Takes what is written for the other case, whatever the facts say: for checks of those words. */
  other?: boolean
}

const RE_HOLDS = /^holds: (.+)$/
const RE_OTHERWISE = /^otherwise: (.+)$/
/** The first paragraphs of the face in the other case, with // between them. */
const RE_FACE = /^face: (.+)$/
const RE_PARAGRAPH = /^[^<#|:\s-]/
const RE_TITLE = /^# /
const RE_SLOT = /^::[\w-]+::$/
const RE_NOTE = /^<!--/

/**
 * Returns the text of a file of the deck with the titles that its data bear out. A slide whose front matter has
 * `holds:` makes a claim: where that condition is false, its title is the one after `otherwise:`, its note what stands
 * under the line `::otherwise::` in it, and its prose that of the slot `::otherwise::`, if there is one; `face:` has
 * paragraphs in the place of the first of its face. Without `otherwise:`, or without a note for that case, that is a
 * CliError. Lines stay lines.
 */
export function chooseTitles(text: string, facts: Facts, { file, other = false }: ChoiceOptions): string {
  const lines = text.split('\n')
  const problems: Problem[] = []
  lines.forEach((line, at) => {
    const condition = RE_HOLDS.exec(line)?.[1]
    if (condition === undefined || !isFrontMatter(lines, at))
      return
    try {
      const { holds, values } = judge(unquoted(condition), facts)
      choose(lines, at, holds && !other, values)
    }
    catch (error) {
      if (!isCliError(error))
        throw error
      problems.push(...error.problems.map(problem => ({ ...problem, file, line: at + 1 })))
    }
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return lines.join('\n')
}

/**
 * Returns every slide of a file that makes a claim and does not say what stands in its place where other data make it
 * false: a title or a note. Whatever the facts: a slide of another key result is among them.
 */
export function unboundClaims(text: string, file: string): Problem[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => RE_HOLDS.test(line) && isFrontMatter(lines, at)
    ? gapsOf(slideAt(lines, at)).map(gap => ({ file, line: at + 1, ...gap }))
    : [])
}

// -- internal --

/** A slide that makes a claim, by its lines: -1 is a line that it does not have. */
interface Claim {
  front: number
  end: number
  title: number
  otherwise: number
  note: Note
  /** Its title where the claim is true, and where it is not. */
  said: string
  words: string
}

/** Between the fence above a line and the line itself there are keys alone. */
function isFrontMatter(lines: readonly string[], at: number): boolean {
  const fence = lines.lastIndexOf('---', at)
  return fence >= 0 && lines.slice(fence + 1, at).every(line => /^[a-z]+:/i.test(line))
}

/** Returns the slide whose front matter has a condition on that line. */
function slideAt(lines: readonly string[], at: number): Claim {
  const front = lines.indexOf('---', at)
  const next = lines.indexOf('---', front + 1)
  const end = next < 0 ? lines.length : next
  const title = lines.slice(0, end).findIndex((line, i) => i > front && RE_TITLE.test(line))
  const otherwise = lines.slice(0, front).findIndex((line, i) => i > at && RE_OTHERWISE.test(line))
  return {
    front,
    end,
    title,
    otherwise,
    note: noteIn(lines, front, end),
    said: lines[title]?.slice(2) ?? '',
    words: unquoted(RE_OTHERWISE.exec(lines[otherwise] ?? '')?.[1] ?? ''),
  }
}

/** Returns what a slide lacks where its claim is false. */
function gapsOf({ otherwise, note, said }: Claim): Problem[] {
  return [
    otherwise < 0 && {
      found: `"${said}" has no title for where it does not hold`,
      fix: 'write otherwise: with the title of the other case',
    },
    note.other < 0 && {
      found: `"${said}" has no note for where it does not hold`,
      fix: `write ${OTHERWISE} at the end of the note, and under it what is said then`,
    },
  ].filter(gap => gap !== false)
}

/** Leaves one of the two cases in the lines of a slide; the other becomes empty lines. */
function choose(lines: string[], at: number, holds: boolean, values: string): void {
  const slide = slideAt(lines, at)
  const { front, end, title, otherwise, note } = slide
  const inSlide = (from: number, is: (line: string) => boolean): number => {
    const found = lines.slice(from, end).findIndex(is)
    return found < 0 ? -1 : from + found
  }
  const prose = lines.slice(0, note.from).indexOf(OTHERWISE, front)
  const gaps = holds ? [] : gapsOf(slide)
  if (gaps.length > 0)
    throw new CliError(gaps.map(({ found, fix }) => ({ found: `${found}: ${values}`, fix })))
  if (!holds)
    lines[title] = `# ${slide.words}`
  chooseNote(lines, note, holds)
  const face = lines.slice(at, front).findIndex(line => RE_FACE.test(line))
  if (!holds && face >= 0)
    replaceFace(lines, { title, end }, unquoted(RE_FACE.exec(lines[at + face]!)![1]!).split(' // '))
  if (prose >= 0) {
    const stop = inSlide(prose + 1, line => RE_SLOT.test(line) || RE_NOTE.test(line))
    const guide = inSlide(front, line => line === '::guide::')
    if (holds)
      lines.fill('', prose, stop < 0 ? end : stop)
    else
      lines.fill('', guide, prose).splice(prose, 1, '::guide::')
  }
  for (const said of [at, otherwise, face < 0 ? -1 : at + face].filter(line => line >= 0))
    lines[said] = ''
}

/** Puts paragraphs in the place of the first of a slide's face. */
function replaceFace(lines: string[], { title, end }: Pick<Claim, 'title' | 'end'>, paragraphs: string[]): void {
  const slot = lines.slice(title, end).findIndex(line => RE_SLOT.test(line))
  const stop = slot < 0 ? end : title + slot
  const places = lines.flatMap((line, at) => at > title && at < stop && RE_PARAGRAPH.test(line) ? [at] : [])
  if (places.length < paragraphs.length) {
    const found = `face: has ${paragraphs.length} paragraphs, and the face of the slide ${places.length}`
    throw new CliError({ found, fix: 'write at most as many, with // between them' })
  }
  paragraphs.forEach((paragraph, i) => lines[places[i]!] = paragraph)
}

/** Returns a value of front matter without the quotes that YAML may need around it. */
function unquoted(value: string): string {
  return /^'.*'$/.test(value) ? value.slice(1, -1).replaceAll('\'\'', '\'') : value
}
