import type { PDFDict, PDFDocument, PDFObject } from 'pdf-lib'
import type { Marks } from './marks'
import { PDFArray, PDFNull, PDFNumber } from 'pdf-lib'
import { dictOf, name } from './objects'

/**
 * Gives each form with marks a row of its own in the parent tree, and takes those marks out of its
 * page's row.
 */
export function moveParents(doc: PDFDocument, root: PDFDict, marks: Marks) {
  const context = doc.context
  const numbers = dictOf(context, root.get(name('ParentTree')))?.lookupMaybe(name('Nums'), PDFArray)
  if (!numbers)
    throw new Error('PDF: no flat parent tree; print with tagged: true')
  const rows = new Map<number, PDFObject>()
  for (let i = 0; i + 1 < numbers.size(); i += 2)
    rows.set(numbers.lookup(i, PDFNumber).asNumber(), numbers.get(i + 1))
  const rowOf = (page: string) => {
    const node = doc.getPages().find(({ ref }) => ref.toString() === page)!.node
    return context.lookup(rows.get(node.lookup(name('StructParents'), PDFNumber).asNumber()), PDFArray)
  }
  const take = (row: PDFArray, id: number): PDFObject => {
    if (id >= row.size())
      return PDFNull
    const parent = row.get(id)
    row.set(id, PDFNull)
    return parent
  }
  for (const key of marks.dropped) {
    const [page, id] = key.split('/')
    take(rowOf(page!), Number(id))
  }
  let next = Math.max(-1, ...rows.keys()) + 1
  for (const [form, { page, ids }] of marks.forms) {
    const own = new Set(ids)
    dictOf(context, form)!.set(name('StructParents'), PDFNumber.of(next))
    numbers.push(PDFNumber.of(next++))
    numbers.push(
      context.obj(
        Array.from({ length: Math.max(...ids) + 1 }, (_, id) =>
          own.has(id) ? take(rowOf(page), id) : PDFNull),
      ),
    )
  }
  root.set(name('ParentTreeNextKey'), PDFNumber.of(next))
}
