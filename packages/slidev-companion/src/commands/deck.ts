import type { OpenDeck } from '../deck/open'
import { join, relative } from 'node:path'
import process from 'node:process'
import { openDeck } from '../deck/open'
import { CliError } from '../errors'
import { stampOf } from '../marking'

/** The deck that a command works on. */
export const deckArgument = {
  type: 'positional',
  description: 'the deck\'s entry file',
  valueHint: 'slides.md',
  default: 'slides.md',
} as const

/** For whom an output is made. */
export const versionArgument = {
  type: 'string',
  description: 'a version of the deck: its slides alone, by its name in the configuration',
  valueHint: 'audience',
} as const

export const browserArgument = {
  type: 'string',
  description: 'path of a Chrome, Chromium or Edge',
  valueHint: 'file',
} as const

export const freshArgument = { type: 'boolean', description: 'build even if no source has changed' } as const

/** What is stamped on every slide, sheet and page of an output. */
export const stampArguments = {
  marking: { type: 'string', description: 'stands on every slide, sheet and page, as TLP:AMBER', valueHint: 'text' },
  recipient: { type: 'string', description: 'whose copy it is: stands beside the marking', valueHint: 'name' },
} as const

/** What names a deck, for whom, and its marks. */
export interface Named { deck: string, for?: string, marking?: string, recipient?: string }

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
