import type { Element } from './svg'
import * as Plot from '@observablehq/plot'
import { build, element, serialise, svgDocument } from './svg'
import { hatchPattern } from './text'
import { HEIGHT, INK, TEXT, WIDTH } from './tokens'

/** Where a value lies on the canvas, in px. */
export interface Positions {
  x: (value: Plot.ChannelValue) => number
  y: (value: Plot.ChannelValue) => number
}

interface Layer {
  /** 0 is always visible; others are revealed by clicks, in order; paper shows all. */
  step?: number
  /** True if this is (part of) the one highlight. */
  focus?: boolean
}

/** Returns options that put one of Plot's marks in a layer. */
export function layer({ step, focus }: Layer): { render: Plot.RenderFunction } {
  return {
    render(index, scales, values, dimensions, context, next) {
      const group = next!(index, scales, values, dimensions, context)
      if (group)
        mark(group, { step, focus })
      return group
    },
  }
}

/** Returns a mark of words, rules and shapes that are placed by hand in px, with the scales at hand. */
export function place(describe: (at: Positions) => Element[], options: Layer = {}): Plot.Markish {
  return (_index, scales, _values, _dimensions, { document }) => {
    const group = build(element('g', {}, ...describe(scales as unknown as Positions)), document)
    mark(group, options)
    return group
  }
}

interface Drawing {
  id: string
  title: string
  alt: string
  height?: number
  margins: { top: number, right: number, bottom: number, left: number }
  x?: Plot.ScaleOptions
  y?: Plot.ScaleOptions
  hatched?: boolean
  marks: Plot.Markish[]
}

/** Returns a chart as SVG text: 884 wide, colours from tokens, no style sheet, ids that start with the chart's own. */
export function toSvg({ id, title, alt, height = HEIGHT, margins, x, y, hatched = false, marks }: Drawing): string {
  const document = svgDocument()
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: { axis: null, ...x },
    y: { axis: null, ...y },
    marks,
  } as Plot.PlotOptions) as unknown as SVGElement
  svg.querySelector('style')?.remove() // Plot's own; every mark here says what it needs
  for (const name of [...svg.getAttributeNames()])
    svg.removeAttribute(name)
  const attributes = {
    'xmlns': 'http://www.w3.org/2000/svg',
    'viewBox': `0 0 ${WIDTH} ${height}`,
    'width': WIDTH,
    height,
    'role': 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    'font-family': 'Inter, sans-serif',
    'font-size': TEXT,
    'fill': INK,
  }
  for (const [name, value] of Object.entries(attributes))
    svg.setAttribute(name, String(value))
  for (const group of [...svg.querySelectorAll('[aria-label]')])
    group.removeAttribute('aria-label') // Plot names the kind of mark; the picture has its own words
  const head = [element('title', { id: `${id}-title` }, title), element('desc', { id: `${id}-desc` }, alt)]
  if (hatched)
    head.push(element('defs', {}, hatchPattern(id)))
  svg.prepend(...head.map(piece => build(piece, document)))
  return serialise(svg)
}

function mark(group: SVGElement, { step, focus }: Layer): void {
  if (step)
    group.setAttribute('data-step', String(step))
  if (focus)
    group.setAttribute('data-focus', '')
}
