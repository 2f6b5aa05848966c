import type { Deck, DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import { stringify } from 'yaml'
import { CliError } from '../../packages/slidev-companion/src/errors'

/** Front matter that belongs to the cover as a slide; all else of it configures the whole deck. */
const OF_THE_COVER = new Set(['layout', 'section', 'routeAlias', 'minutes', 'core'])

const APPENDIX = 'A'

/** Returns whether the lines of a file ask in their headmatter for a cut (`cut: core`); another value is a CliError. */
export function asksForCut(lines: readonly string[]): boolean {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const at = lines.slice(0, Math.max(end, 0)).findIndex(line => line.startsWith('cut:'))
  if (at < 0)
    return false
  const value = lines[at]!.slice('cut:'.length).trim()
  if (value !== 'core')
    throw new CliError({ line: at + 1, found: `cut: ${value}`, fix: 'the only cut is core: the slides marked core: true' })
  return true
}

/**
 * Returns the slides of a cut in the order they are shown: the marked ones, then every other as a backup, so that each question keeps its answer.
 * The slide that opens the appendix divides the two.
 */
export function cutOrder(slides: readonly DeckSlide[]): DeckSlide[] {
  const played = slides.filter(({ core }) => core)
  const backups = slides.filter(({ core }) => !core)
  const divider = backups.find(({ section, layout }) => section === APPENDIX && layout === 'opener')
  return [...played, ...divider ? [divider] : [], ...backups.filter(slide => slide !== divider)]
}

/** Returns the Markdown of a cut's entry file: the deck's headmatter under the cut's own, and a `src:` line for each run of slides. */
export function cutEntry(deck: Deck, own: Record<string, unknown>): string {
  const shared = Object.fromEntries(Object.entries(deck.frontmatter).filter(([key]) => !OF_THE_COVER.has(key)))
  // The headmatter is no slide of its own here: the cover comes from its file like every other.
  const head = { ...shared, ...own, hide: true }
  return [head, ...runs(cutOrder(deck.slides)).map(src => ({ src }))]
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
