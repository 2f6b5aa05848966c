import type { GuideInput } from '../../forms/own'
import { isUtf8 } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { bookSource } from '../../../packages/slidev-companion/src/guide/book-source'
import { addToSummary } from '../../../packages/slidev-companion/src/guide/summary'
import { readText, writeAtomicallySync } from '../../../packages/slidev-companion/src/machine/files'
import { generatedDrift, readManifest, writeGenerated } from '../../../packages/slidev-companion/src/machine/generated'
import { ownGuide, summaryEntry } from '../../forms/own'
import { readDeck } from './read-deck'

const PROJECT = join(import.meta.dirname, '../../..')
const BASE = 'guides/enterprise/kpi-okr'

/** Returns how the guide and the handout read artifacts/ of this project. */
export function artifactsOf(root: string): GuideInput {
  const artifacts = join(root, 'artifacts')
  const text = (path: string) => {
    const file = join(artifacts, path)
    return path !== '' && !path.split('/').includes('..') && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  return { read: text, list: folder => filesBelow(artifacts, folder) }
}

/** Returns every file of the guide by its path below docs/guides/enterprise/kpi-okr. */
export function buildGuide(root: string): Record<string, string> {
  return ownGuide(readDeck(root), artifactsOf(root))
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder)))
    return []
  return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? (entry.name === '.git' ? [] : filesBelow(root, path)) : [path]
  })
}

export function checkGuide(root = PROJECT): void {
  const outputs = buildGuide(root)
  const drift = generatedDrift(join(root, 'docs', BASE), outputs)
  if (drift.length > 0)
    throw new CliError([...drift, { found: `${drift.length} of ${Object.keys(outputs).length} files of the guide differ`, mend: 'npm run guide' }])
  console.log(`${Object.keys(outputs).length} files of the guide are as the deck gives them`)
}

export async function writeGuide(root = PROJECT): Promise<void> {
  await writeInto(join(root, 'docs'), '.', false)
}

/** Adds the guide to another mdBook: its own folder and its entry in SUMMARY.md, and nothing else. */
export async function addGuideTo(book: string, check: boolean): Promise<void> {
  const config = await readText(join(book, 'book.toml'), '--into takes the folder of a book')
  await writeInto(book, bookSource(config, join(book, 'book.toml')), check)
}

async function writeInto(book: string, src: string, check: boolean): Promise<void> {
  const root = join(book, src)
  const summaryFile = summaryOf(book, root)
  const outputs = buildGuide(PROJECT)
  const summary = await readText(summaryFile)
  if (!isUtf8(readFileSync(summaryFile)))
    throw new CliError({ file: summaryFile, found: 'is not UTF-8', mend: 'save it as UTF-8, the one encoding that mdBook reads' })
  const updated = addToSummary(summary, pagesOf(root, outputs), bullet => summaryEntry(outputs, BASE, bullet))
  if (check) {
    const drift = generatedDrift(join(root, BASE), outputs)
    if (drift.length > 0 || summary !== updated)
      throw new CliError([...drift, ...summary === updated ? [] : [{ file: summaryFile, found: 'differs' }]])
    return
  }
  const also = () => summary !== updated && writeAtomicallySync(summaryFile, updated)
  const changed = writeGenerated(join(root, BASE), outputs, { also })
  for (const file of changed)
    console.log(join(root, BASE, file))
  console.log(`${Object.keys(outputs).length} files of the guide, ${changed.length} changed`)
  process.exitCode ??= 0
}

/** Returns the SUMMARY.md of a book, links followed; what is no file of the book is a CliError. */
function summaryOf(book: string, root: string): string {
  const file = join(root, 'SUMMARY.md')
  if (!existsSync(file))
    throw new CliError({ file, found: 'no such file', mend: 'a book needs its SUMMARY.md' })
  const found = statSync(file)
  if (!found.isFile())
    throw new CliError({ file, found: found.isDirectory() ? 'is a folder' : 'is not a file', mend: 'move it away: a book needs a text with its chapters in this place' })
  const target = realpathSync(file)
  const way = relative(realpathSync(book), target)
  if (way.split(sep)[0] === '..' || isAbsolute(way))
    throw new CliError({ file, found: `lies outside the book, at ${target}`, mend: 'a link or src in book.toml leads out: put the pages below the folder of the book' })
  return target
}

/** Returns the pages of the guide as SUMMARY.md names them: those of now and those that an earlier run wrote. */
function pagesOf(root: string, outputs: Record<string, string>): Set<string> {
  return new Set([...readManifest(join(root, BASE)), ...Object.keys(outputs)].map(page => `${BASE}/${page}`))
}
