import { Buffer } from 'node:buffer'
import { DOMParser } from 'linkedom'

/** The shapes that a logo may be made of. Everything else runs, loads or depends on fonts. */
const SHAPES = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'clipPath', 'mask'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop'],
])
/** A document type may declare entities; an instruction may load a style sheet. */
const RE_DECLARED = /<!(?!--)|<\?(?!xml\s)/
const RE_ROOT = /^\uFEFF?\s*(?:<\?xml\s[^>]*\?>)?\s*(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/
/** An address may only name a part of the picture itself. */
const RE_OUTSIDE = /url\(\s*["']?(?!#)|^\s*[a-z][a-z\d+.-]*:|@import|image-set|\\/i
const PNG = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/** Returns a logo as a data address, or what is wrong with it. */
export function logoAddress(file: string, bytes: Uint8Array): { address: string } | { found: string, fix: string } {
  if (/\.png$/i.test(file))
    return isPng(bytes) ? addressOf('image/png', bytes) : { found: 'this is no PNG', fix: 'export the logo anew' }
  const text = new TextDecoder().decode(bytes)
  const found = RE_ROOT.test(text) ? svgFault(text) : 'this is no SVG: it does not begin with <svg'
  return found === undefined
    ? addressOf('image/svg+xml', bytes)
    : { found, fix: 'export the logo as plain shapes, words as paths, or as PNG' }
}

// -- internal --

function isPng(bytes: Uint8Array): boolean {
  return PNG.every((byte, i) => bytes[i] === byte)
}

function addressOf(type: string, bytes: Uint8Array): { address: string } {
  return { address: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` }
}

/** Returns the first thing in an SVG that is not a plain shape. */
function svgFault(text: string): string | undefined {
  if (RE_DECLARED.test(text))
    return 'a document type or an instruction'
  const document = new DOMParser().parseFromString(text, 'image/svg+xml') as unknown as Document
  for (const element of document.querySelectorAll('*')) {
    if (!SHAPES.has(element.tagName))
      return `<${element.tagName}> is not among the shapes that a logo may have`
    const fault = [...element.attributes].find(({ name, value }) => !isPlain(name, value))
    if (fault)
      return `<${element.tagName} ${fault.name}="${fault.value}"> runs something or leads outside`
  }
  return undefined
}

function isPlain(name: string, value: string): boolean {
  if (/^on/i.test(name) || /^xml:base$/i.test(name))
    return false
  if (/^xmlns(?::|$)/.test(name))
    return true
  return /(?:^|:)href$/i.test(name) ? value.startsWith('#') : !RE_OUTSIDE.test(value)
}
