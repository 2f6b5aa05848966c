import type { Deck } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import type { Problem } from '../errors'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readDeck } from '../deck/open'
import { spokenTexts } from '../deck/spoken'
import { placesOf } from '../deck/written-at'
import { CliError } from '../errors'
import { filesBelow } from '../machine/sources'
import { builtDeck } from '../slidev/build'
import { guardSite } from './guard'
import { findLeaks } from './leaks'
import { shownWords } from './open-words'
import { singlePage } from './single'

export interface MakeSiteOptions {
  /** Build even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
  /** Told of what one file cannot show. */
  warn?: (problem: Problem) => void
}

/** A site as it is handed over: its files by path, and how many slides they show. */
export interface Site { files: Record<string, Uint8Array>, slides: number }

const TEXT = /\.(?:html|js|css|json|svg|txt|xml)$/
const FROM_HERE = /^\.\//

/**
 * Returns a deck as static files, whose pages load from nowhere but their own folder and the configured origins.
 * Words of a note in one of them are a CliError.
 */
export async function makeSite(open: OpenDeck, options: MakeSiteOptions = {}): Promise<Site> {
  const { files, deck } = await builtSite(open, 'screen', options)
  const guarded = guardSite(files, open.config.site?.origins, await placesOf(open, deck))
  guarded.problems.forEach(problem => options.warn?.(problem))
  return { files: guarded.files, slides: deck.slides.length }
}

/** Returns a deck as one page that asks for nothing else. Words of a note in it are a CliError. */
export async function makeSingle(
  open: OpenDeck,
  options: MakeSiteOptions = {},
): Promise<{ page: string, slides: number }> {
  const { files, deck } = await builtSite(open, 'file', options)
  const { page, problems } = singlePage(files, await placesOf(open, deck))
  problems.forEach(problem => options.warn?.(problem))
  return { page, slides: deck.slides.length }
}

// -- internal --

async function builtSite(
  open: OpenDeck,
  media: 'screen' | 'file',
  { fresh, onBuild }: MakeSiteOptions,
): Promise<{ files: Site['files'], deck: Deck }> {
  const deck = readDeck(open)
  const { root, entry, version, stamp } = open
  const built = await builtDeck(root, { entry, version, stamp, media, fresh, onBuild })
  const names = await filesBelow(built, '.')
  const files = await Promise.all(
    names.map(async name => [name.replace(FROM_HERE, ''), await readFile(join(built, name))] as const),
  )
  const texts = files.filter(([file]) => TEXT.test(file)).map(([file, bytes]) => ({ file, text: String(bytes) }))
  const leaks = findLeaks(texts, deck.slides.flatMap(spokenTexts), await shownWords(open, deck))
  if (leaks.length > 0)
    throw new CliError(leaks)
  return { files: Object.fromEntries(files), deck }
}
