import { Buffer } from 'node:buffer'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** Two colours are the same to the eye below this distance (OKLab, 1 is black against white). */
const THRESHOLD = 0.08
/** A changed letter is some twenty pixels in one place; rounding of another processor is a few, scattered over the picture. */
const WINDOW = 24
const MOST = 6

/** How far two pictures differ: the most differing pixels within 24 × 24, and before, after and difference side by side. */
export interface Difference { pixels: number, picture: Buffer }

/** Returns what an eye would see changed between two PNGs, or nothing. */
export function difference(before: Buffer, after: Buffer): Difference | undefined {
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(after)]
  if (a.width !== b.width || a.height !== b.height)
    return { pixels: Infinity, picture: sideBySide([a, b]) }
  const marked = new PNG({ width: a.width, height: a.height })
  const pixels = pixelmatch(a.data, b.data, marked.data, a.width, a.height, { threshold: THRESHOLD, windowSize: WINDOW })
  return pixels > MOST ? { pixels, picture: sideBySide([a, b, marked]) } : undefined
}

function sideBySide(pictures: PNG[]): Buffer {
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0)
  const whole = new PNG({ width, height: Math.max(...pictures.map(({ height }) => height)) })
  let x = 0
  for (const picture of pictures) {
    PNG.bitblt(picture, whole, 0, 0, picture.width, picture.height, x, 0)
    x += picture.width
  }
  return Buffer.from(PNG.sync.write(whole))
}
