import type { GuideConfig, SummaryEntry } from './config'
import type { ReadGuide } from './export-deck'
import { isUtf8 } from 'node:buffer'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../errors'
import { countChanges, describeChanges } from '../machine/describe-changes'
import { readText, writeAtomicallySync } from '../machine/files'
import { generatedDrift, readManifest, writeGenerated } from '../machine/generated'
import { liesOutside } from '../machine/paths'
import { bookSource } from './book-source'
import { slug } from './mdbook'
import { addToSummary } from './summary'

/**
 * Adds a guide to a book: a folder of its own and its entry in SUMMARY.md, and nothing else; `check` writes
 * nothing.
 */
export async function addToBook(read: ReadGuide, config: GuideConfig, book: string, check: boolean): Promise<void> {
  const toml = await readText(join(book, 'book.toml'), 'name the folder of a book')
  const root = join(book, bookSource(toml, join(book, 'book.toml')))
  const base = config.folder ?? (slug(read.deck.title) || 'slides')
  const summaryFile = summaryOf(book, root)
  const summary = await readText(summaryFile)
  if (!isUtf8(readFileSync(summaryFile))) {
    throw new CliError({
      file: summaryFile,
      found: 'is not UTF-8',
      fix: 'save it as UTF-8, the one encoding that mdBook reads',
    })
  }
  const { outputs } = read
  const files = new Set([...readManifest(join(root, base)), ...Object.keys(outputs)].map(file => `${base}/${file}`))
  const entries = entriesOf(read, config)
  const updated = addToSummary(summary, files, bullet => entries.map(entry => lineOf(entry, base, bullet)))
  if (check) {
    return report(
      generatedDrift(join(root, base), outputs),
      summary === updated ? [] : [{ file: summaryFile, found: 'differs' }],
      Object.keys(outputs).length,
    )
  }
  const also = () => summary !== updated && writeAtomicallySync(summaryFile, updated)
  const changed = writeGenerated(join(root, base), outputs, { also })
  console.log(
    [
      ...describeChanges(changed, outputs, file => join(root, base, file)),
      `${Object.keys(outputs).length} files of the guide, ${countChanges(changed, outputs)}`,
    ].join('\n'),
  )
}

/** Returns the entries of a guide in SUMMARY.md: its first page, and the others below it. */
function entriesOf({ guide }: Pick<ReadGuide, 'guide'>, { entries }: GuideConfig): SummaryEntry[] {
  const pages = guide.chapters.map(({ title, path }, i) => ({ depth: i === 0 ? 0 : 1, name: title, file: path }))
  return [...pages, ...entries?.(guide.pages) ?? []]
}

function lineOf({ depth, name, file }: SummaryEntry, base: string, bullet: string): string {
  return `${'  '.repeat(depth)}${bullet} [${name}](${base}/${file})`
}

function report(
  drift: { file?: string, found: string }[],
  summary: { file: string, found: string }[],
  files: number,
): void {
  const differing = [...drift, ...summary]
  if (differing.length > 0) {
    const found = `${differing.length} of ${files} files of the guide differ`
    throw new CliError([...differing, { found, fix: 'the same command without --check writes them' }])
  }
  console.log(`${files} files of the guide are as the deck gives them`)
}

/** Returns the SUMMARY.md of a book, links followed; what is no file of the book is a CliError. */
function summaryOf(book: string, root: string): string {
  const file = join(root, 'SUMMARY.md')
  if (!existsSync(file))
    throw new CliError({ file, found: 'no such file', fix: 'a book needs its SUMMARY.md' })
  const found = statSync(file)
  if (!found.isFile()) {
    throw new CliError({
      file,
      found: found.isDirectory() ? 'is a folder' : 'is not a file',
      fix: 'move it away: a book needs a text with its chapters in this place',
    })
  }
  const target = realpathSync(file)
  if (liesOutside(realpathSync(book), target)) {
    throw new CliError({
      file,
      found: `lies outside the book, at ${target}`,
      fix: 'a link or src in book.toml leads out: put the pages below the folder of the book',
    })
  }
  return target
}
