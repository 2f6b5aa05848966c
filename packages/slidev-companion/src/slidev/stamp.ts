import type { Plugin } from 'vite'
import type { Stamp } from '../marking'
import { cssString } from '../marking'

/** Twelve points on a slide as PowerPoint measures it, 13.333 inches wide: what TLP 2.0 asks for. */
const TYPE = 12 / 72 / 13.333

/** Returns a plugin that stamps every slide, above and below at the right; who has it read out hears none of it. */
export function stampPlugin(stamp: Stamp, canvasWidth: number): Plugin {
  return {
    name: 'slidev-companion:stamp',
    transformIndexHtml: () => [{ tag: 'style', children: stampStyle(stamp, canvasWidth), injectTo: 'head' }],
  }
}

/** Returns the style that stamps each slide: generated content, with nothing as its alternative text. */
function stampStyle({ label, line, color, ground }: Stamp, canvasWidth: number): string {
  const size = `${(TYPE * canvasWidth).toFixed(2)}px`
  const shared = [
    'position: absolute',
    'right: 0',
    'z-index: 100',
    'padding: 0 6px',
    `font: 600 ${size}/1.2 ui-sans-serif, system-ui, sans-serif`,
    'white-space: pre',
    'pointer-events: none',
    `color: ${color}`,
    `background: ${ground}`,
  ].map(rule => `${rule} !important`).join('; ')
  const at = (edge: string, text: string) =>
    `${edge}: 0 !important; content: ${cssString(text)} !important; content: ${cssString(text)} / "" !important`
  return [
    `.slidev-page::before, .slidev-page::after { ${shared} }`,
    `.slidev-page::before { ${at('top', label)} }`,
    `.slidev-page::after { ${at('bottom', line)} }`,
  ].join('\n')
}
