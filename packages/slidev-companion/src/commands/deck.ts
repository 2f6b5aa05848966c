import type { OpenDeck } from '../deck/open'
import type { Named } from './arguments'
import { join, relative } from 'node:path'
import process from 'node:process'
import { openDeck } from '../deck/open'
import { CliError } from '../errors'
import { stampOf } from '../marking'

/** Returns the deck that the arguments name, in the version and with the stamp that they name. */
export async function openNamed({ deck, for: version, marking, recipient }: Named): Promise<OpenDeck> {
  const open = await openDeck(deck)
  const versions = Object.keys(open.config.versions ?? {})
  if (version !== undefined && !versions.includes(version)) {
    const exist
      = versions.length > 0 ? `versions: ${versions.join(', ')}` : 'name it under versions in companion.config.ts'
    throw new CliError({ found: `--for ${version}: there is no such version`, fix: exist })
  }
  const { edition, handout } = open.config
  const stamp = stampOf({ marking, recipient, edition, asOf: handout?.asOf?.().words })
  return { ...open, version, stamp }
}

/** Prints what the deck's configuration has whoever runs a command know, if anything. */
export function printNotice({ config }: OpenDeck): void {
  const notice = config.notice?.()
  if (notice !== undefined)
    console.log(notice)
}

/** Returns where an output goes that nobody named a place for: into dist beside the deck. */
export function outIn({ root }: OpenDeck, name: string): string {
  return relative(process.cwd(), join(root, 'dist', name))
}

/** Returns the name of an output: that of another entry or of a version says so, as handout-board.pdf. */
export function fileFor({ entry, version }: OpenDeck, name: string, ending = ''): string {
  const parts = [
    name,
    ...(entry === 'slides.md' ? [] : [entry.replace(/\.md$/, '')]),
    ...(version === undefined ? [] : [version]),
  ]
  return `${parts.join('-')}${ending}`
}
