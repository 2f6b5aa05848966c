import type { PDFContext, PDFDict, PDFObject, PDFRef } from 'pdf-lib'
import type { Body, Marks } from './marks'
import type { Operator } from './operators'
import type { CodeMap } from './unicode'
import { PDFNumber } from 'pdf-lib'
import { GraphicsState } from './graphics-state'
import { inserter } from './inserter'
import { dictOf, formOf, name, readStream, replaceStream } from './objects'
import { operators } from './operators'
import { codeMap, TextReader } from './unicode'

/** What all content streams of a document share. */
export interface Shared {
  context: PDFContext
  body: Body
  /** Filled on the way. */
  found: Marks
}

/** What a content stream is the content of. */
export interface Place {
  page: string
  resources?: PDFDict
  /** The form XObject, if it is not the page itself. */
  form?: PDFRef
  /** Whether the form is painted inside a mark. */
  covered: boolean
}

const words = (text: string) => new Set(text.split(' '))
const PATH = words('m l c v y h re')
const PAINT = words('S s F f f* B B* b b* n')
const SHOW = words('Tj TJ \' "')
// Dashes of bullets and other signs alone are decoration.
const SPOKEN = /[\p{L}\p{N}]/u
// An inserted mark must not reach across these.
const EDGE = words('q Q BT ET BDC BMC EMC')

/**
 * Marks what is painted outside marked content as artifact, in a page and the forms it paints.
 * Returns the new content and the MCIDs met.
 */
export function markContent(shared: Shared, content: string, place: Place): { content: string, ids: number[] } {
  const marker = new Marker(shared, content, place)
  for (const operator of operators(content))
    marker.read(operator)
  return marker.finish()
}

// -- internal --

/** Reads one content stream, operator by operator. */
class Marker {
  private readonly shared: Shared
  private readonly place: Place
  private readonly insert: ReturnType<typeof inserter>
  private readonly state = new GraphicsState()
  private readonly reader = new TextReader()
  /** The marks that are open. */
  private readonly open: { id?: number, covered: boolean }[] = []
  private readonly ids: number[] = []
  private pathStart = -1
  private lastLine = Number.NaN

  constructor(shared: Shared, content: string, place: Place) {
    this.shared = shared
    this.place = place
    this.insert = inserter(content, () => shared.found.artifacts++)
  }

  read({ name: operator, operands, start, end }: Operator): void {
    if (EDGE.has(operator))
      this.insert.close()
    if (PATH.has(operator))
      this.pathStart = this.pathStart < 0 ? start : this.pathStart
    else if (PAINT.has(operator))
      this.paintPath(operator, end)
    else if (SHOW.has(operator))
      this.show(operands, start, end)
    else if (operator === 'BDC' || operator === 'BMC')
      this.begin(operands)
    else if (operator === 'EMC')
      this.end()
    else if (operator === 'Do')
      this.paintObject(this.resource('XObject', operands[0]), start, end)
    else if (operator === 'sh' || operator === 'EI')
      this.paint(start, end)
    else
      this.state.follow(operator, operands, key => codeMapOf(this.shared.context, this.resource('Font', key)))
  }

  finish(): { content: string, ids: number[] } {
    if (this.open.length > 0)
      throw new Error('PDF: mark without end')
    const { shared: { found }, place: { page, form }, ids } = this
    const own = ids.filter(id => form && found.inForm.get(`${page}/${id}`) === form)
    if (form && own.length > 0)
      found.forms.set(form, { page, ids: own })
    return { content: this.insert.finish(), ids }
  }

  private begin(operands: string[]): void {
    this.reader.begin(operands)
    const id = this.markedAs(operands)
    this.open.push({ id, covered: id !== undefined || operands[0] === '/Artifact' })
    if (id === undefined)
      return
    this.ids.push(id)
    const { shared: { context, found }, place: { page, form } } = this
    if (form && !dictOf(context, form)?.has(name('StructParents')))
      found.inForm.set(`${page}/${id}`, form)
  }

  private end(): void {
    this.reader.end()
    if (!this.open.pop())
      throw new Error('PDF: end of a mark that never began')
  }

  /** The MCID that a mark gives, itself or in the properties that it names. */
  private markedAs(operands: string[]): number | undefined {
    if (operands.includes('/MCID'))
      return Number(operands[operands.indexOf('/MCID') + 1])
    const properties = operands[1]?.startsWith('/') ? this.resource('Properties', operands[1]) : undefined
    return dictOf(this.shared.context, properties)?.lookupMaybe(name('MCID'), PDFNumber)?.asNumber()
  }

  private show(operands: string[], start: number, end: number): void {
    const { texts } = this.shared.found
    const [, y] = this.state.at
    const text = this.reader.show(operands, this.state.font)
    const key = `${this.place.page}/${this.open.findLast(({ id }) => id !== undefined)?.id}`
    texts.set(key, `${texts.get(key) ?? ''}${Math.abs(y - this.lastLine) > 1 ? ' ' : ''}${text}`)
    this.lastLine = y
    if (!this.covered())
      this.showWithoutTag(text, start, end)
  }

  private showWithoutTag(text: string, start: number, end: number): void {
    const { shared: { body, found }, place, state: { at: [x, y] } } = this
    const [left, bottom, right, top] = body
    if (!place.form && (x < left || y < bottom || x > right || y > top)) {
      const kind = y < bottom ? 'Footer' : 'Header'
      this.insert.artifact(start, end, `/Artifact <</Type/Pagination/Subtype/${kind}>>BDC\n`)
      return
    }
    if (SPOKEN.test(text) && !found.decoration.includes(text.trim())) {
      found.warnings.push(
        `text without a tag at ${Math.round(x)}, ${Math.round(y)} pt: "${text}" `
        + '(give it an element of its own; CSS content and aria-hidden text have none)',
      )
    }
    this.insert.artifact(start, end)
  }

  private paintPath(operator: string, end: number): void {
    if (operator !== 'n')
      this.paint(this.pathStart, end)
    this.pathStart = -1
  }

  private paintObject(object: PDFObject | undefined, start: number, end: number): void {
    const ids = markForm(this.shared, object, { ...this.place, covered: this.covered() })
    this.ids.push(...ids)
    if (ids.length === 0)
      this.paint(start, end)
  }

  private paint(start: number, end: number): void {
    if (!this.covered())
      this.insert.artifact(start, end)
  }

  private covered(): boolean {
    return this.place.covered || this.open.some(({ covered }) => covered)
  }

  private resource(kind: string, key = ''): PDFObject | undefined {
    return dictOf(this.shared.context, this.place.resources?.get(name(kind)))?.get(name(key.slice(1)))
  }
}

const codeMaps = new WeakMap<PDFDict, CodeMap>()

function codeMapOf(context: PDFContext, object: PDFObject | undefined): CodeMap | undefined {
  const font = dictOf(context, object)
  if (font && !codeMaps.has(font))
    codeMaps.set(font, codeMap(context, font))
  return font && codeMaps.get(font)
}

/** Marks a form XObject that is painted at `place`. Returns its MCIDs: none for images and the rest. */
function markForm(shared: Shared, object: PDFObject | undefined, place: Place): number[] {
  const { context, found } = shared
  const form = formOf(context, object)
  if (!form)
    return []
  const again = found.forms.has(form.ref)
  const source = again ? untagged(form.ref, readStream(form.stream), found) : readStream(form.stream)
  const own = dictOf(context, form.stream.dict.get(name('Resources')))
  const { content, ids } = markContent(shared, source, { ...place, form: form.ref, resources: own ?? place.resources })
  if (ids.length > 0 || again)
    replaceStream(context, form.ref, form.stream, content)
  return ids
}

/** A form painted twice (a CSS mask) may hold no MCID: its marks become artifacts. */
function untagged(form: PDFRef, source: string, found: Marks): string {
  const { page, ids } = found.forms.get(form)!
  for (const key of ids.map(id => `${page}/${id}`)) {
    found.dropped.add(key)
    if (found.texts.get(key)?.trim()) {
      found.warnings.push(
        `text under a mask lost its tag: "${found.texts.get(key)}" (do without the mask in print)`,
      )
    }
  }
  found.forms.delete(form)
  return [...operators(source)]
    .filter(operator => operator.name === 'BDC' && operator.operands.includes('/MCID'))
    .reverse()
    .reduce((text, { start, end }) => `${text.slice(0, start)}/Artifact BMC${text.slice(end)}`, source)
}
