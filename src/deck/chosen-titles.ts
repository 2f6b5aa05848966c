import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Facts } from '../facts'
import { CliError, isCliError } from '../../packages/slidev-companion/src/errors'
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
 * `holds:` makes a claim: where that condition is false, its title is the one after `otherwise:`, and its prose that
 * of the slot `::otherwise::`, if there is one; `face:` has paragraphs in the place of the first of its face. Without
 * `otherwise:` that is a CliError. Lines stay lines.
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

// -- internal --

/** Between the fence above a line and the line itself there are keys alone. */
function isFrontMatter(lines: readonly string[], at: number): boolean {
  const fence = lines.lastIndexOf('---', at)
  return fence >= 0 && lines.slice(fence + 1, at).every(line => /^[a-z]+:/i.test(line))
}

/** Leaves one of the two cases in the lines of a slide; the other becomes empty lines. */
function choose(lines: string[], at: number, holds: boolean, values: string): void {
  const front = lines.indexOf('---', at)
  const next = lines.indexOf('---', front + 1)
  const end = next < 0 ? lines.length : next
  const inSlide = (from: number, is: (line: string) => boolean): number => {
    const found = lines.slice(from, end).findIndex(is)
    return found < 0 ? -1 : from + found
  }
  const title = inSlide(front, line => RE_TITLE.test(line))
  const otherwise = lines.slice(at, front).findIndex(line => RE_OTHERWISE.test(line))
  const prose = inSlide(front, line => line === '::otherwise::')
  const words = otherwise < 0 ? undefined : unquoted(RE_OTHERWISE.exec(lines[at + otherwise]!)![1]!)
  if (!holds && words === undefined) {
    const found = `the title "${lines[title]?.slice(2)}" does not hold: ${values}`
    throw new CliError({ found, fix: 'write otherwise: with the title of the other case' })
  }
  if (!holds)
    lines[title] = `# ${words}`
  const face = lines.slice(at, front).findIndex(line => RE_FACE.test(line))
  if (!holds && face >= 0)
    replaceFace(lines, title, unquoted(RE_FACE.exec(lines[at + face]!)![1]!).split(' // '))
  if (prose >= 0) {
    const stop = inSlide(prose + 1, line => RE_SLOT.test(line) || RE_NOTE.test(line))
    const guide = inSlide(front, line => line === '::guide::')
    if (holds)
      lines.fill('', prose, stop < 0 ? end : stop)
    else
      lines.fill('', guide, prose).splice(prose, 1, '::guide::')
  }
  for (const said of [0, otherwise, face].filter(line => line >= 0))
    lines[at + said] = ''
}

/** Puts paragraphs in the place of the first of a slide's face. */
function replaceFace(lines: string[], title: number, paragraphs: string[]): void {
  let line = title + 1
  for (const paragraph of paragraphs) {
    while (!RE_PARAGRAPH.test(lines[line] ?? '-'))
      line += 1
    lines[line++] = paragraph
  }
}

/** Returns a value of front matter without the quotes that YAML may need around it. */
function unquoted(value: string): string {
  return /^'.*'$/.test(value) ? value.slice(1, -1).replaceAll('\'\'', '\'') : value
}
