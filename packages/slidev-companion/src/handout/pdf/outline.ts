import type { PDFContext, PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { dictOf, name, stringText } from './objects'

/**
 * A bookmark: its words, the anchor it leads to (none: the first page) and what stands below it.
 */
export interface Bookmark {
  title: string
  anchor?: string
  kids?: Bookmark[]
}

/** Returns the page (1-based) of every anchor that a link of the document leads to. */
export function anchorPages(doc: PDFDocument): Record<string, number> {
  const numbers = new Map(doc.getPages().map(({ ref }, index) => [ref.toString(), index + 1]))
  return Object.fromEntries([...destinations(doc)].flatMap(([anchor, place]) => {
    const page = numbers.get(String(place.get(0)))
    return page === undefined ? [] : [[anchor, page]]
  }))
}

/**
 * Chromium writes the anchors that links use as named destinations, in the catalogue or in its name
 * tree.
 */
function destinations(doc: PDFDocument): Map<string, PDFArray> {
  const context = doc.context
  const found = new Map<string, PDFArray>()
  const put = (key: string, value: PDFObject) => {
    const place = context.lookup(value)
    const array = place instanceof PDFDict ? place.lookupMaybe(name('D'), PDFArray) : place
    if (array instanceof PDFArray)
      found.set(key, array)
  }
  for (const [key, value] of dictOf(context, doc.catalog.get(name('Dests')))?.entries() ?? [])
    put(key.decodeText(), value)
  const walk = (node: PDFDict | undefined) => {
    const names = node?.lookupMaybe(name('Names'), PDFArray)?.asArray() ?? []
    for (let i = 0; i + 1 < names.length; i += 2)
      put(stringText(context, names[i]), names[i + 1]!)
    for (const kid of node?.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? [])
      walk(dictOf(context, kid))
  }
  walk(dictOf(context, dictOf(context, doc.catalog.get(name('Names')))?.get(name('Dests'))))
  return found
}

/** Writes the bookmarks, the first level open, and asks the viewer to show them. */
export function writeOutline(doc: PDFDocument, bookmarks: Bookmark[]) {
  const places = destinations(doc)
  const root = doc.context.nextRef()
  const { first, last, count } = writeLevel(doc.context, bookmarks, root, anchor =>
    anchor === undefined ? doc.context.obj([doc.getPage(0).ref, 'Fit']) : places.get(anchor))
  doc.context.assign(
    root,
    doc.context.obj({
      Type: 'Outlines',
      ...(first && last ? { First: first, Last: last } : {}),
      Count: count,
    }),
  )
  doc.catalog.set(name('Outlines'), root)
  doc.catalog.set(name('PageMode'), PDFName.of('UseOutlines'))
}

function writeLevel(
  context: PDFContext,
  bookmarks: Bookmark[],
  parent: PDFRef,
  placeOf: (anchor?: string) => PDFArray | undefined,
) {
  const refs = bookmarks.map(() => context.nextRef())
  bookmarks.forEach(({ title, anchor, kids = [] }, i) => {
    const below = writeLevel(context, kids, refs[i]!, placeOf)
    const item = context.obj({ Title: PDFHexString.fromText(title), Parent: parent })
    const place = placeOf(anchor)
    if (!place)
      throw new Error(`PDF: no place for the bookmark "${title}" (#${anchor})`)
    item.set(name('Dest'), place)
    if (i > 0)
      item.set(name('Prev'), refs[i - 1]!)
    if (i + 1 < refs.length)
      item.set(name('Next'), refs[i + 1]!)
    if (below.first && below.last) {
      item.set(name('First'), below.first)
      item.set(name('Last'), below.last)
      item.set(name('Count'), PDFNumber.of(-below.count)) // negative: closed
    }
    context.assign(refs[i]!, item)
  })
  return { first: refs[0], last: refs.at(-1), count: refs.length }
}
