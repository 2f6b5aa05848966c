import type { OpenDeck } from '../deck/open'
import { join, relative } from 'node:path'
import process from 'node:process'
import { openDeck } from '../deck/open'

/** The deck that a command works on. */
export const deckArgument = {
  type: 'positional',
  description: 'the deck\'s entry file',
  valueHint: 'slides.md',
  default: 'slides.md',
} as const

/** Returns the deck that the arguments name; the option of a cut, as --short, takes the cut's entry instead. */
export async function openNamed(args: { deck: string } & Record<string, unknown>): Promise<OpenDeck> {
  const open = await openDeck(args.deck)
  const cut = Object.entries(open.config.cuts ?? {}).find(([name]) => args[name] === true)
  return cut ? { ...open, entry: cut[1].entry } : open
}

/** Returns where an output goes that nobody named a place for: into dist beside the deck. */
export function outIn({ root }: OpenDeck, name: string): string {
  return relative(process.cwd(), join(root, 'dist', name))
}

/** Returns the name of an output that is one file: that of a cut says so, as handout-short.pdf. */
export function fileFor({ entry }: OpenDeck, name: string, ending: string): string {
  const cut = entry === 'slides.md' ? '' : `-${entry.replace(/\.md$/, '')}`
  return `${name}${cut}${ending}`
}
