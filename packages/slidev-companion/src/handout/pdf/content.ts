import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib'
import type { CodeMap } from './unicode'
import { PDFNumber } from 'pdf-lib'
import { inserter } from './inserter'
import { dictOf, formOf, name, readStream, replaceStream } from './objects'
import { operators } from './operators'
import { codeMap, TextReader } from './unicode'

/** Left, bottom, right, top in points: what lies inside the page margins. */
export type Body = readonly [number, number, number, number]

/** What the content streams hold; keys of marks are "page reference/MCID". */
export interface Marks {
  /** The text of each mark. */
  texts: Map<string, string>
  /** The form XObject a mark lies in, if any. Chromium numbers its marks like the page's own. */
  inForm: Map<string, PDFRef>
  /** Forms with marks of their own. */
  forms: Map<PDFRef, { page: string, ids: number[] }>
  /** Marks taken back, because their form is painted twice. */
  dropped: Set<string>
  /** Words that need no tag. */
  decoration: string
  artifacts: number
  warnings: string[]
}

interface Place { page: string, form?: PDFRef, covered: boolean }

const words = (text: string) => new Set(text.split(' '))
const PATH = words('m l c v y h re')
const PAINT = words('S s F f f* B B* b b* n')
const SHOW = words('Tj TJ \' "')
// Dashes of bullets and other signs alone are decoration.
const SPOKEN = /[\p{L}\p{N}]/u
// An inserted mark must not reach across these.
const EDGE = words('q Q BT ET BDC BMC EMC')

/**
 * Marks what is painted outside marked content as artifact, in a page and the forms it paints;
 * fills `found`. Returns the new content and the MCIDs met.
 */
export function markContent(
  context: PDFContext,
  content: string,
  resources: PDFDict | undefined,
  place: Place,
  body: Body,
  found: Marks,
): { content: string, ids: number[] } {
  const { page, form } = place
  const resource = (kind: string, key = '') =>
    dictOf(context, resources?.get(name(kind)))?.get(name(key.slice(1)))
  const marks: { id?: number, covered: boolean }[] = []
  const ids: number[] = []
  const saved: State[] = []
  let state: State = { matrix: [1, 0, 0, 1, 0, 0] }
  let at: [number, number] = [0, 0]
  let lastLine = Number.NaN
  let pathStart = -1
  const insert = inserter(content, () => found.artifacts++)
  const reader = new TextReader()
  const covered = () => place.covered || marks.some(mark => mark.covered)

  for (const { name: operator, operands, start, end } of operators(content)) {
    if (PATH.has(operator) && pathStart < 0)
      pathStart = start
    if (EDGE.has(operator))
      insert.close()
    if (operator === 'q') {
      saved.push(state)
    }
    else if (operator === 'Q') {
      state = saved.pop() ?? state
    }
    else if (operator === 'cm') {
      const [a, b, c, d, e, f] = operands.map(Number) as State['matrix']
      state = {
        ...state,
        matrix: [
          ...transform(state, a, b, 0),
          ...transform(state, c, d, 0),
          ...transform(state, e, f, 1),
        ],
      }
    }
    else if (operator === 'Tf') {
      state = { ...state, font: codeMapOf(context, resource('Font', operands[0])) }
    }
    else if (operator === 'Tm') {
      at = transform(state, Number(operands[4]), Number(operands[5]), 1)
    }
    else if (operator === 'BDC' || operator === 'BMC') {
      reader.begin(operands)
      const named = operands[1]?.startsWith('/')
        ? dictOf(context, resource('Properties', operands[1]))
        : undefined
      const id = operands.includes('/MCID')
        ? Number(operands[operands.indexOf('/MCID') + 1])
        : named?.lookupMaybe(name('MCID'), PDFNumber)?.asNumber()
      marks.push({ id, covered: id !== undefined || operands[0] === '/Artifact' })
      if (id !== undefined) {
        ids.push(id)
        if (form && !dictOf(context, form)?.has(name('StructParents')))
          found.inForm.set(`${page}/${id}`, form)
      }
    }
    else if (operator === 'EMC') {
      reader.end()
      if (!marks.pop())
        throw new Error('PDF: end of a mark that never began')
    }
    else if (SHOW.has(operator)) {
      const text = reader.show(operands, state.font)
      const key = `${page}/${innermost(marks)}`
      found.texts.set(
        key,
        `${found.texts.get(key) ?? ''}${Math.abs(at[1] - lastLine) > 1 ? ' ' : ''}${text}`,
      )
      lastLine = at[1]
      if (!covered()) {
        const outside
          = !form && (at[0] < body[0] || at[1] < body[1] || at[0] > body[2] || at[1] > body[3])
        if (!outside && SPOKEN.test(text) && !found.decoration.includes(text.trim())) {
          found.warnings.push(
            `text without a tag at ${at.map(Math.round).join(', ')} pt: "${text}" `
            + '(give it an element of its own; CSS content and aria-hidden text have none)',
          )
        }
        insert.artifact(
          start,
          end,
          outside
            ? `/Artifact <</Type/Pagination/Subtype/${at[1] < body[1] ? 'Footer' : 'Header'}>>BDC\n`
            : undefined,
        )
      }
    }
    else if (PAINT.has(operator)) {
      if (operator !== 'n' && !covered())
        insert.artifact(pathStart, end)
      pathStart = -1
    }
    else if ((operator === 'sh' || operator === 'EI') && !covered()) {
      insert.artifact(start, end)
    }
    else if (operator === 'Do') {
      const inner = markForm(
        context,
        resource('XObject', operands[0]),
        resources,
        { ...place, covered: covered() },
        body,
        found,
      )
      ids.push(...inner)
      if (inner.length === 0 && !covered())
        insert.artifact(start, end)
    }
  }
  if (marks.length > 0)
    throw new Error('PDF: mark without end')
  const own = ids.filter(id => form && found.inForm.get(`${page}/${id}`) === form)
  if (form && own.length > 0)
    found.forms.set(form, { page, ids: own })
  return { content: insert.finish(), ids }
}

/** The MCID that a piece of content belongs to. */
function innermost(marks: { id?: number }[]): number | undefined {
  return [...marks].reverse().find(mark => mark.id !== undefined)?.id
}

interface State { matrix: [number, number, number, number, number, number], font?: CodeMap }

function transform({ matrix: [a, b, c, d, e, f] }: State, x: number, y: number, one: 0 | 1): [number, number] {
  return [x * a + y * c + one * e, x * b + y * d + one * f]
}

const codeMaps = new WeakMap<PDFDict, CodeMap>()

function codeMapOf(context: PDFContext, object: Parameters<typeof dictOf>[1]): CodeMap | undefined {
  const font = dictOf(context, object)
  if (font && !codeMaps.has(font))
    codeMaps.set(font, codeMap(context, font))
  return font && codeMaps.get(font)
}

function markForm(
  context: PDFContext,
  object: Parameters<typeof formOf>[1],
  inherited: PDFDict | undefined,
  place: Place,
  body: Body,
  found: Marks,
): number[] {
  const form = formOf(context, object)
  if (!form)
    return []
  const again = found.forms.has(form.ref)
  const source = again
    ? untagged(form.ref, readStream(form.stream), found)
    : readStream(form.stream)
  const marked = markContent(
    context,
    source,
    dictOf(context, form.stream.dict.get(name('Resources'))) ?? inherited,
    { ...place, form: form.ref },
    body,
    found,
  )
  if (marked.ids.length > 0 || again)
    replaceStream(context, form.ref, form.stream, marked.content)
  return marked.ids
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
