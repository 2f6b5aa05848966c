import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Fact } from '../facts'
import { formatFact } from '../facts'

// What may hold a digit without being a figure about the company; blanked out, in this order, line
// breaks kept.
const NOT_FIGURES = [
  /^---\n[\s\S]*?\n---$/gm, // front matter
  /^(`{3,})[\s\S]*?^\1/gm, // code fences
  /`[^`\n]*`/g, // code
  /\{\{[^}]*\}\}/g, // facts
  /<\/?[A-Z][^>]*>/g, // component tags
  /\]\([^)\s]*\)/g, // link targets
  /\.?[\w-]+(?:\/[\w.-]+)+\/?/g, // paths
  /\b\d{1,2}(?:\s?–\s?\d{1,2})?[ \u00A0](?:Jan|Feb|Mar|Apr|Oct|Nov|Dec)[a-z]*(?: 20\d\d)?\b/g, // days of the calendar
  /\b(?:January|February|March|April|October|November|December) 20\d\d\b|\bQ[1-4](?: 20\d\d)?\b/g,
  /\bweeks? (?:\d|one)(?: (?:and|to) \d)?\b/gi, // the four weeks
  /\*\*[\d½¼¾]+ min[^*]*\*\*/g, // minutes of a note
  /\b(?:slides?|pages?|appendix|A)[ \u00A0]?\d{1,2}\b/gi,
  /\b\d+\.\d+\.\d+\b|\bversions? \d\b/gi, // of programs and of answers
  /\bsections? \d\d\b|\bdays? \d+\b|\b(?:first|second) \d\b/gi,
  /\b(?:exit(?:s|ed)?|code|exit code) \d+\b/gi, // recorded exit codes
  /\b95[ \u00A0\u202F]?%/g, // the level of every interval
  // constants of the definitions
  /\b2\.66\b|\b3\.27\b|\b(?:per|of) 1,000\b|\b(?:every|of|per|in) 100\b|\bday-7\b|\b28[- ]day|\b28 (?:whole )?days\b/gi,
  /\b(?:score[sd]?|grade[sd]?)[^.\n]{0,12}\b[01]\.0\b|\b[01]\.0\b/gi, // ends of the grading scale
  /\b20\d\d-\d\d-\d\d(?:-[\w.-]+)?/g, // spec ids and ISO dates
  /\[click(?::\d+)?\]/g,
  /^\d+\. /gm, // numbered lists
  /\bPDF\/UA-1\b|\bA4\b|\bUTF-8\b|\bB2B\b|\blex00\b|\bApache (?:License )?2\.0\b/g,
]

/** One figure of a text as it stands there, with its 1-based line. */
export interface Figure { text: string, line: number }

/**
 * Returns what may be a figure about the company: every run of characters that holds a digit, but
 * for dates, ids, code and constants.
 */
export function figuresIn(text: string): Figure[] {
  const blanked = NOT_FIGURES.reduce(
    (rest, pattern) => rest.replace(pattern, whole => whole.replace(/[^\n]/g, ' ')),
    text,
  )
  return blanked
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\S*\d\S*/g)].map(([figure]) => ({ text: figure, line: index + 1 })),
    )
}

const RE_NUMBER = /(?<![\d.])[-−]?\d[\d,]*(?:\.\d+)?[ \u202F]?%?/g

/**
 * Returns the numbers in a figure, written one way: "(5,008" is 5008, "8.0 %" is 8.0%, "+3.6" is
 * 3.6.
 */
export function numbersIn(figure: string): string[] {
  return [...figure.matchAll(RE_NUMBER)].map(([number]) => number.replace(/[, \u202F]/g, '').replace('−', '-'))
}

/**
 * Returns every way in which a text may write these facts: whole or with decimals, a share also
 * without its sign.
 */
export function writtenFacts(facts: Iterable<Fact>): Set<string> {
  return new Set(
    Array.from(facts, fact =>
      (['bare', 'whole'] as const).flatMap(style =>
        numbersIn(formatFact(fact, { as: style === 'bare' ? 'plain' : ['plain', style] })),
      ))
      .flat()
      .flatMap(number => [number, number.replace('%', '')]),
  )
}

/**
 * Returns every figure of a text that is none of the known ones, with its line; `from` says where
 * the known ones come from.
 */
export function untracedFigures(text: string, file: string, known: ReadonlySet<string>, from: string): Problem[] {
  return figuresIn(text).flatMap(({ text: figure, line }) =>
    numbersIn(figure)
      .filter(number => !known.has(number))
      .map(number => ({
        file,
        line,
        found: `the figure ${number} in "${figure}" is nowhere in ${from}`,
        fix: 'a figure about the company comes from a query; correct it, or record the story again',
      })),
  )
}
