import type { GuideInput } from '../guide/own'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'
import { bookSource } from '../guide/book-source'
import { ownGuide, summaryEntry } from '../guide/own'
import { addToSummary } from '../guide/summary'
import { writeAtomically } from './files'
import { generatedDrift, writeGenerated } from './generated'
import { readDeck } from './read-deck'

const PROJECT = join(import.meta.dirname, '../..')
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
  const config = join(book, 'book.toml')
  if (!existsSync(config))
    throw new CliError({ file: config, found: 'no such file', mend: '--into takes the folder of a book' })
  await writeInto(book, bookSource(readFileSync(config, 'utf8')), check)
}

async function writeInto(book: string, src: string, check: boolean): Promise<void> {
  const root = join(book, src)
  const summaryFile = join(root, 'SUMMARY.md')
  if (!existsSync(summaryFile))
    throw new CliError({ file: summaryFile, found: 'no such file', mend: 'a book needs its SUMMARY.md' })
  const outputs = buildGuide(PROJECT)
  const summary = readFileSync(summaryFile, 'utf8')
  const updated = addToSummary(summary, BASE, bullet => summaryEntry(outputs, BASE, bullet))
  if (check) {
    const drift = generatedDrift(join(root, BASE), outputs)
    if (drift.length > 0 || summary !== updated)
      throw new CliError([...drift, ...summary === updated ? [] : [{ file: summaryFile, found: 'differs' }]])
    return
  }
  const changed = writeGenerated(join(root, BASE), outputs)
  if (summary !== updated)
    await writeAtomically(summaryFile, updated)
  for (const file of changed)
    console.log(join(root, BASE, file))
  console.log(`${Object.keys(outputs).length} files of the guide, ${changed.length} changed`)
  process.exitCode ??= 0
}
