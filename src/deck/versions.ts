import type { Deck, DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { Version } from '../../packages/slidev-companion/src/deck/version'
import { stringify } from 'yaml'
import { chosen } from '../../packages/slidev-companion/src/deck/version'
import { CliError } from '../../packages/slidev-companion/src/errors'

/** Whom the deck has a version for, and what that may take. */
export const VERSIONS = {
  board: { minutes: 25 },
  data: { minutes: 35 },
  security: { minutes: 30 },
  engineering: { minutes: 30 },
} as const satisfies Record<string, Version>

/** Front matter that belongs to the cover as a slide; all else of it configures the whole deck. */
const OF_THE_COVER = new Set(['layout', 'section', 'routeAlias', 'minutes', 'for', 'instead'])

/**
 * Returns the version that the lines of an entry file ask for in their headmatter (`version: board`); an
 * unknown one is a CliError.
 */
export function versionAskedFor(lines: readonly string[]): keyof typeof VERSIONS | undefined {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const at = lines.slice(0, Math.max(end, 0)).findIndex(line => line.startsWith('version:'))
  if (at < 0)
    return undefined
  const name = lines[at]!.slice('version:'.length).trim()
  if (!Object.hasOwn(VERSIONS, name)) {
    throw new CliError({
      line: at + 1,
      found: `version: ${name}`,
      fix: `versions: ${Object.keys(VERSIONS).join(', ')}`,
    })
  }
  return name as keyof typeof VERSIONS
}

/**
 * Returns the Markdown of the entry file of a version: the deck's headmatter, and a `src:` line for each
 * run of slides; backups come last.
 */
export function versionEntry(deck: Deck, version: keyof typeof VERSIONS): string {
  const shared = Object.fromEntries(Object.entries(deck.frontmatter).filter(([key]) => !OF_THE_COVER.has(key)))
  // The headmatter is no slide of its own here: the cover comes from its file like every other.
  const head = { ...shared, duration: `${VERSIONS[version].minutes}min`, hide: true }
  return [head, ...runs(chosen(deck.slides, version, true)).map(src => ({ src }))]
    .map(frontmatter => `---\n${stringify(frontmatter)}---\n`)
    .join('\n')
}

/** Returns `./pages/a.md#1-2,4` for each run of slides of one file whose order is that of the file. */
function runs(slides: DeckSlide[]): string[] {
  const found: { file: string, numbers: number[] }[] = []
  for (const { file, index } of slides) {
    const last = found.at(-1)
    if (last?.file === file && last.numbers.at(-1)! < index)
      last.numbers.push(index)
    else
      found.push({ file, numbers: [index] })
  }
  return found.map(({ file, numbers }) => `./${file}#${numbers.join(',')}`)
}
