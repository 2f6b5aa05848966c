import type { Look, SlideWords, Table } from './read-slide'
import { Buffer } from 'node:buffer'
import PptxGenJS from 'pptxgenjs'

/** PowerPoint's own width for 16 to 9, in inches, and its points to an inch. */
const WIDTH = 13.333
const POINTS = 72
/** Room for a font that is wider than the deck's own, which the reader may not have. */
const SPARE = 1.04
/** Longer texts are read out without an end. */
const LONGEST_WORDS = 2000

export interface PptxSlide extends SlideWords {
  /** Where the slide shows no heading. */
  name: string
  picture: Uint8Array
  notes?: string
}

export interface PptxDeck { title: string, language: string, width: number, height: number, slides: PptxSlide[] }

/** Returns a deck as a PowerPoint file. */
export async function writePptx({ title, language, width, height, slides }: PptxDeck): Promise<Uint8Array> {
  const file = new PptxGenJS()
  Object.assign(file, { title, author: '', company: '', subject: '', revision: '1' })
  const inch = WIDTH / width
  file.defineLayout({ name: 'deck', width: WIDTH, height: height * inch })
  file.layout = 'deck'
  const masters = new Map<string, string>()
  slides.forEach(slide => addSlide(file, slide, { inch, language, masters }))
  return new Uint8Array(await file.write({ outputType: 'nodebuffer' }) as Buffer)
}

// -- internal --

interface Paper {
  inch: number
  language: string
  /** The layouts by the place of their title: pptxgenjs lets a slide have its title nowhere else. */
  masters: Map<string, string>
}

function addSlide(file: PptxGenJS, { title, name, look, words, tables, picture, notes, ground }: PptxSlide, paper: Paper): void {
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
  tables.forEach(table => addTable(slide, table, paper))
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

function addTable(slide: PptxGenJS.Slide, { box, size, font, columns, heights, rows }: Table, { inch, language }: Paper): void {
  const cells = rows.map(row => row.map(({ text, head, bold, color, align }) => ({ text, options: { bold: bold || head, color, align } })))
  slide.addTable(cells, {
    x: box.x * inch,
    y: box.y * inch,
    w: box.width * inch,
    colW: columns.map(width => width * inch),
    rowH: heights.map(height => height * inch),
    fontSize: points(size, inch),
    fontFace: font,
    lang: language,
    border: [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt: 0.5, color: 'BFBFBF' }, { type: 'none' }],
    valign: 'middle',
  })
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
