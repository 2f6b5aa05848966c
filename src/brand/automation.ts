import type { Colours } from './colours'
import { TOKENS } from '../charts/tokens'

/** The scripts of the morning run that draw. */
export const DRAWING = ['picture.mjs', 'dashboard.mjs', 'messages.mjs']

/** Returns a script of the morning run that draws in the brand's colours. */
export function brandedScript(script: string, { accent, ink }: Colours): string {
  const paint = (text: string, [ours, theirs]: string[]): string => text.replaceAll(ours!.toLowerCase(), theirs!)
  return [[TOKENS.focus, accent], [TOKENS.ink, ink]].reduce(paint, script)
}
