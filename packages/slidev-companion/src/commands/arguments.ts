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
