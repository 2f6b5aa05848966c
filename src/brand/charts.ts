import type { Colours } from './colours'
import { TOKENS } from '../charts/tokens'

const RE_TAG = /<[^>]*>/g

/** Returns a chart whose colours are the brand's where no style sheet is loaded. Its words stay as they are. */
export function brandedChart(svg: string, { accent, ink }: Colours): string {
  const colours = { 'var(--focus, ': [TOKENS.focus, accent], 'var(--ink, ': [TOKENS.ink, ink] } as const
  return svg.replace(RE_TAG, tag => Object.entries(colours).reduce(
    (text, [start, [ours, theirs]]) => text.replaceAll(`${start}${ours})`, `${start}${theirs})`),
    tag,
  ))
}
