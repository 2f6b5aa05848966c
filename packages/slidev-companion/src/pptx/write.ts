import type { Stamp } from '../marking'
import type { ChartColors } from './chart'
import type { NativeChart } from './config'
import type { Box, Link, Look, SlideWords, Table } from './read-slide'
import { Buffer } from 'node:buffer'
import PptxGenJS from 'pptxgenjs'
import { addChart } from './chart'

/** PowerPoint's own width for 16 to 9, in inches, and its points to an inch. */
const WIDTH = 13.333
const POINTS = 72
/** Room for a font that is wider than the deck's own, which the reader may not have. */
const SPARE = 1.04
/** Height of a line of twelve points, in inches. */
const STAMP = 0.22
/** Longer texts are read out without an end. */
const LONGEST_WORDS = 2000

export interface PptxSlide extends Omit<SlideWords, 'places'> {
  /** Where the slide shows no heading. */
  name: string
  picture: Uint8Array
  notes?: string
  charts: { chart: NativeChart, box: Box }[]
}

export interface PptxDeck {
  title: string
  language: string
  width: number
  height: number
  slides: PptxSlide[]
  /** On every slide. */
  stamp?: Stamp
  /** Of the charts. */
  colors?: ChartColors
  /** Returns the place in the file, from 1, of a slide that a link names by alias or number. */
  slideAt: (name: string) => number | undefined
}

/** Returns a deck as a PowerPoint file. */
export async function writePptx(deck: PptxDeck): Promise<Uint8Array> {
  const { title, width, height, slides } = deck
  const file = new PptxGenJS()
  Object.assign(file, { title, author: '', company: '', subject: deck.stamp?.line ?? '', revision: '1' })
  const inch = WIDTH / width
  file.defineLayout({ name: 'deck', width: WIDTH, height: height * inch })
  file.layout = 'deck'
  const paper = { ...deck, inch, masters: new Map<string, string>() }
  slides.forEach(slide => addSlide(file, slide, paper))
  return new Uint8Array(await file.write({ outputType: 'nodebuffer' }) as Buffer)
}

// -- internal --

interface Paper extends Pick<PptxDeck, 'language' | 'colors' | 'slideAt' | 'stamp' | 'width' | 'height'> {
  inch: number
  /** The layouts by the place of their title: pptxgenjs lets a slide have its title nowhere else. */
  masters: Map<string, string>
}

function addSlide(file: PptxGenJS, shown: PptxSlide, paper: Paper): void {
  const { title, name, look, words, tables, charts, links, picture, notes, ground } = shown
  const place = placeOf(look, paper)
  const slide = file.addSlide({ masterName: masterFor(file, place, paper.masters) })
  const addTitle = () => slide.addText(title ?? name, { placeholder: 'title', lang: paper.language, ...place })
  const addPicture = () => slide.addImage({
    data: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
    altText: shortened(words) || name,
    ...{ x: 0, y: 0, w: '100%', h: '100%' },
  })
  if (ground !== undefined)
    slide.background = { color: ground }
  // Where the picture hides nothing, what is read first lies below.
  const order = ground === undefined && title !== undefined ? [addPicture, addTitle] : [addTitle, addPicture]
  order.forEach(add => add())
  const parts = [
    ...tables.map(table => ({ box: table.box, add: () => addTable(slide, table, paper) })),
    ...charts.map(({ chart, box }) => ({ box, add: () => addChart(slide, chart, inches(box, paper), paper.colors) })),
  ]
  // They are read in this order: from above, and from the left.
  parts.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x).forEach(({ add }) => add())
  links.forEach(link => addLink(slide, link, paper))
  if (paper.stamp)
    addStamp(slide, paper.stamp, paper)
  if (notes)
    slide.addNotes(notes)
}

function masterFor(file: PptxGenJS, { x, y, w, h }: PptxGenJS.TextPropsOptions, masters: Map<string, string>): string {
  const key = JSON.stringify([x, y, w, h])
  if (!masters.has(key)) {
    const title = `Title ${masters.size + 1}`
    const options = { name: 'title', type: 'title' as const, x, y, w, h } as PptxGenJS.PlaceholderProps
    file.defineSlideMaster({ title, objects: [{ placeholder: { options, text: '' } }] })
    masters.set(key, title)
  }
  return masters.get(key)!
}

/** Where the slide shows its title; without one it stands above the slide, for the outline alone. */
function placeOf(look: Look | undefined, { inch }: Paper): PptxGenJS.TextPropsOptions {
  if (!look)
    return { x: 0, y: -1, w: WIDTH, h: 0.5, fontSize: 18 }
  const { box, size, color, bold, font, align } = look
  return {
    x: cut(box.x * inch),
    y: cut(box.y * inch),
    w: cut(Math.min(box.width * SPARE * inch, WIDTH - box.x * inch)),
    h: cut(box.height * inch),
    fontSize: points(size, inch),
    fontFace: font,
    color,
    bold,
    align,
    valign: 'top',
    margin: 0,
    fit: 'shrink',
  }
}

function addTable(
  slide: PptxGenJS.Slide,
  { box, size, font, columns, heights, rows }: Table,
  { inch, language }: Paper,
): void {
  const cells = rows.map(row =>
    row.map(({ text, head, bold, color, align }) => ({
      text,
      options: { bold: bold || head, color, align },
    })),
  )
  slide.addTable(cells, {
    x: box.x * inch,
    y: box.y * inch,
    w: box.width * inch,
    colW: columns.map(width => width * inch),
    rowH: heights.map(height => height * inch),
    fontSize: points(size, inch),
    fontFace: font,
    lang: language,
    border: [
      { type: 'none' },
      { type: 'none' },
      { type: 'solid', pt: 0.5, color: 'BFBFBF' },
      { type: 'none' },
    ],
    valign: 'middle',
  })
}

/** A shape that nobody sees, over the words of a link: those stand in the picture. */
function addLink(slide: PptxGenJS.Slide, { box, words, to }: Link, paper: Paper): void {
  const no = paper.slideAt(to)
  if (no === undefined && !to.includes(':'))
    return
  slide.addShape('rect' as PptxGenJS.SHAPE_NAME, {
    ...inches(box, paper),
    objectName: words,
    fill: { color: 'FFFFFF', transparency: 100 },
    hyperlink: no === undefined ? { url: to, tooltip: words } : { slide: no, tooltip: words },
  })
}

/** Read last, and nothing of it hides the slide. */
function addStamp(slide: PptxGenJS.Slide, { label, line, color, ground }: Stamp, { height, inch }: Paper): void {
  const looks = {
    w: WIDTH,
    h: STAMP,
    fontSize: 12,
    bold: true,
    align: 'right',
    valign: 'middle',
    margin: 0,
    wrap: false,
  } as const
  const run = { color: color.slice(1), highlight: ground.slice(1) }
  slide.addText([{ text: ` ${label} `, options: run }], { ...looks, x: 0, y: 0, objectName: 'Marking above' })
  slide.addText([{ text: ` ${line} `, options: run }], {
    ...looks,
    x: 0,
    y: height * inch - STAMP,
    objectName: 'Marking below',
  })
}

function inches({ x, y, width, height }: Box, { inch }: Paper): { x: number, y: number, w: number, h: number } {
  return { x: x * inch, y: y * inch, w: width * inch, h: height * inch }
}

/** Hundredths of an inch: what differs by less is one place. */
function cut(inches: number): number {
  return Math.round(inches * 100) / 100
}

function points(pixels: number, inch: number): number {
  return Math.round(pixels * inch * POINTS * 10) / 10
}

function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)} …` : words
}
