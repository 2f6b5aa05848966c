import type { Problem } from '../errors'
import { fencedLines } from '../markdown/blocks'

/**
 * A version of a deck for one audience, asked for with `--for`: the slides whose `for` names it, and those
 * without `for`.
 */
export interface Version {
  /** What its slides may take in all; the presenter's timer counts down from it. */
  minutes?: number
}

type Frontmatter = Record<string, unknown>

/** A slide as far as a version asks. */
export interface Candidate { frontmatter: Frontmatter }

const MARKDOWN_LINK = /(?<![!\\])\[((?:[^\][]|\[[^\][]*\])*)\]\(#?\/([^)\s/#?.]+)\)/g
const HTML_LINK = /<(a|Link)\b([^>]*?)\s(?:href|to)="(?:#?\/)?([\w-]+)"([^>]*)>(.*?)<\/\1>/g

/** Returns the audiences that a slide's `for` names; none where the slide is for all. */
function audiencesOf({ for: named }: Frontmatter): string[] {
  return named === undefined || named === null ? [] : [named].flat().map(String)
}

/** Returns whether a slide belongs to a version; all do where none is named. */
export function isFor({ frontmatter }: Candidate, version?: string): boolean {
  const audiences = audiencesOf(frontmatter)
  return version === undefined || audiences.length === 0 || audiences.includes(version)
}

/** Returns the slides of a version in their order; with `backups` all others follow. */
export function chosen<T extends Candidate>(slides: readonly T[], version?: string, backups = false): T[] {
  const played = slides.filter(slide => isFor(slide, version))
  return backups ? [...played, ...slides.filter(slide => !isFor(slide, version))] : played
}

/**
 * Returns where a link of the whole deck leads in a choice of its slides: the same slide, the one that a
 * left-out slide names as `instead`, or nowhere. What names no slide of the deck leads where it did.
 */
export function leadsTo<T extends Candidate>(
  all: readonly T[],
  kept: readonly T[],
): (name: string) => string | undefined {
  const byName = new Map(
    all.flatMap(
      (slide, i) =>
        [
          [String(i + 1), slide],
          [aliasOf(slide) ?? String(i + 1), slide],
        ] as const,
    ),
  )
  const placeOf = (slide: T, name: string) => aliasOf(slide) === name ? name : String(kept.indexOf(slide) + 1)
  return (name) => {
    const met = new Set<T>()
    for (let slide = byName.get(name), called = name; slide !== undefined && !met.has(slide);) {
      if (kept.includes(slide))
        return placeOf(slide, called)
      met.add(slide)
      called = String(slide.frontmatter.instead ?? '')
      slide = byName.get(called)
    }
    return byName.has(name) ? undefined : name
  }
}

/**
 * Returns Markdown whose links to slides lead where `target` says; one that leads nowhere is its words
 * alone. Lines stay lines.
 */
export function relinked(markdown: string, target: (name: string) => string | undefined): string {
  const lines = markdown.split('\n')
  const code = fencedLines(markdown)
  return lines.map((line, i) => code[i] ? line : relinkedLine(line, target)).join('\n')
}

/**
 * Returns what is wrong with `for` and `instead` in the front matter of slides; `versions` are the names
 * that exist.
 */
export function versionProblems(
  slides: readonly (Candidate & { file: string, line: number })[],
  versions: readonly string[],
): Problem[] {
  const aliases = new Set(slides.map(aliasOf))
  return slides.flatMap(({ file, line, frontmatter }) => [
    ...audiencesOf(frontmatter)
      .filter(name => !versions.includes(name))
      .map(name => ({
        file,
        line,
        found: `for: there is no version ${JSON.stringify(name)}`,
        fix: `versions: ${versions.join(', ')}`,
      })),
    ...(frontmatter.instead === undefined || aliases.has(String(frontmatter.instead))
      ? []
      : [
          {
            file,
            line,
            found: `instead: no slide is called ${JSON.stringify(frontmatter.instead)}`,
            fix: 'write the routeAlias of a slide',
          },
        ]),
  ])
}

type Placed = Candidate & { minutes?: number, file: string, line: number }

/** Returns which versions of a deck take more than their minutes. */
export function overTime(slides: readonly Placed[], versions: Readonly<Record<string, Version>>): Problem[] {
  return Object.entries(versions).flatMap(([name, { minutes: most = Infinity }]) => {
    const own = chosen(slides, name)
    const sum = own.reduce((sum, { minutes = 0 }) => sum + minutes, 0)
    const fix = 'take a slide out of it by `for`, or give it more under versions in the configuration'
    return sum > most
      ? [{ file: own[0]!.file, found: `the version ${name} takes ${sum} minutes, of ${most}`, fix }]
      : []
  })
}

// -- internal --

function aliasOf({ frontmatter: { routeAlias } }: Candidate): string | undefined {
  return routeAlias === undefined ? undefined : String(routeAlias)
}

function relinkedLine(line: string, target: (name: string) => string | undefined): string {
  return line
    .replace(MARKDOWN_LINK, (link, words: string, name: string) => {
      const to = target(name)
      return to === name ? link : to === undefined ? words : `[${words}](${link.includes('](#') ? '#' : ''}/${to})`
    })
    .replace(HTML_LINK, (link, tag: string, before: string, name: string, after: string, words: string) => {
      const to = target(name)
      const attribute = tag === 'a' ? `href="#/${to}"` : `to="${to}"`
      return to === name ? link : to === undefined ? words : `<${tag}${before} ${attribute}${after}>${words}</${tag}>`
    })
}
