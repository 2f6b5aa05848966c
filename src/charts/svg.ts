import { DOMParser } from 'linkedom'

type Attributes = Record<string, string | number | undefined>

/** An SVG element before there is a document to make it in. */
export interface Element {
  name: string
  attributes: Attributes
  children: (Element | string)[]
}

/** Returns the description of one SVG element; undefined attributes are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: (Element | string)[]): Element {
  return { name, attributes, children }
}

/** Returns a fresh XML document: an HTML one would leave & and < unescaped in attributes. */
export function svgDocument(): Document {
  const empty = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  return new DOMParser().parseFromString(empty, 'image/svg+xml') as unknown as Document
}

/** Makes the described element in a document. */
export function build({ name, attributes, children }: Element, document: Document): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      made.setAttribute(key, String(value))
  }
  made.append(...children.map(child =>
    typeof child === 'string' ? document.createTextNode(child) : build(child, document)))
  return made
}

const RE_TAG = /<[^>]*>/g
const RE_LONG_NUMBER = /-?\d+\.\d{3,}(?:e-?\d+)?/g
const RE_BETWEEN_TAGS = /(?<!tspan)>(?=<(?!\/?tspan))/g

/**
 * Returns the element as text: numbers of attributes cut to two decimals, one element a line so
 * that a change is a small diff.
 */
export function serialise(svg: SVGElement | HTMLElement): string {
  return `${svg.outerHTML
    .replace(RE_TAG, tag => tag.replace(RE_LONG_NUMBER, number => String(Number(Number(number).toFixed(2)))))
    .replace(RE_BETWEEN_TAGS, '>\n')}\n`
}
