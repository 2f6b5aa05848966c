// A chat channel shows no SVG: this draws one as PNG, with fonts of its own, so that it looks alike on every machine.
import { createRequire } from 'node:module'

/** The picture as PNG, one and a half times the size of the SVG; undefined where the two packages of package.json are not installed. */
export async function drawPng(svg) {
  try {
    const { Resvg } = await import('@resvg/resvg-js')
    const { resolve } = createRequire(import.meta.url)
    const fontFiles = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map(name => resolve(`@expo-google-fonts/inter/${name}`))
    return new Resvg(svg, { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' }, fitTo: { mode: 'zoom', value: 1.5 } }).render().asPng()
  }
  catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND')
      throw error
    return undefined
  }
}
