/**
 * The colours of the deck with the value to fall back on where no stylesheet is loaded (the guide's
 * <img>, a chat preview).
 */
export const TOKENS = {
  'paper': '#FFFFFF',
  'surface': '#F4F6F9',
  'ink': '#1A1A1A',
  'ink-2': '#475467',
  'context': '#858E9B',
  'focus': '#00508A',
} as const

export type Token = keyof typeof TOKENS

/** Returns a token as CSS: the page's own value if it has one, else the default. */
function colour(token: Token): string {
  return `var(--${token}, ${TOKENS[token]})`
}

export const PAPER = colour('paper')
export const SURFACE = colour('surface')
export const INK = colour('ink')
export const INK_2 = colour('ink-2')
export const CONTEXT = colour('context')
export const FOCUS = colour('focus')

/** Canvas 980 less two sides of 48; the picture area of a slide is 330 high. */
export const WIDTH = 884
export const HEIGHT = 330

/** Smallest text: on A4 a slide is about 180 mm wide, so 14 px become 7.3 pt. */
export const TEXT = 14

/** Distance between the two lines of a label. */
export const LEADING = 19
