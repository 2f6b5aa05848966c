import { HEIGHT, PAPER, WIDTH } from './tokens'

const PAD = 24
const RE_ROOT = /^<svg[^>]*>/
const RE_VIEW_BOX = /viewBox="[^"]*"/
const RE_WIDTH = / width="\d+"/
const RE_HEIGHT = / height="\d+"/

/**
 * Returns a chart on a white sheet of its own, for places that load it as an image. No style of the page reaches it
 * there: it has the default colours, which need a light ground, and the fonts that the reader has.
 */
export function onPaper(svg: string): string {
  const width = WIDTH + 2 * PAD
  const height = HEIGHT + 2 * PAD
  const sheet = `<rect x="${-PAD}" y="${-PAD}" width="${width}" height="${height}" rx="6" fill="${PAPER}"/>`
  return svg.replace(RE_ROOT, root => `${root
    .replace(RE_VIEW_BOX, `viewBox="${-PAD} ${-PAD} ${width} ${height}"`)
    .replace(RE_WIDTH, ` width="${width}"`)
    .replace(RE_HEIGHT, ` height="${height}"`)
    .replace('Inter, sans-serif', 'Inter, Helvetica Neue, Arial, sans-serif')}\n${sheet}`)
}
