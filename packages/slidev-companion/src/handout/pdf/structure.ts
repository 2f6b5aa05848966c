import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib'
import type { Marks } from './marks'
import { PDFHexString, PDFNumber } from 'pdf-lib'
import { dictOf, kidsOf, name, nameText, stringText } from './objects'

const STANDARD = new Set(`
  Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4
  H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
  Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
`.trim().split(/\s+/))
/** Types of PDF 2.0 that Chromium writes, and what PDF 1.7 has for them. */
const ROLES: Record<string, string> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Title: 'P',
  Aside: 'Div',
  FENote: 'Note',
  DocumentFragment: 'Div',
}
const SPACES = /\s+/g

/**
 * Fixes the structure tree below `root` in place: roles, levels of headings, list bodies, marks in
 * forms, descriptions of links.
 */
export function fixStructure(context: PDFContext, root: PDFDict, marks: Marks) {
  const tree = { context, marks, roles: context.obj({}), levels: [] }
  for (const kid of kidsOf(context, root))
    fixElement(tree, kid)
  if (tree.roles.keys().length > 0)
    root.set(name('RoleMap'), tree.roles)
}

// -- internal --

interface Tree {
  context: PDFContext
  marks: Marks
  /** What PDF 1.7 has for the types met that it does not know. */
  roles: PDFDict
  /** Of the heading before, 0 at the start. */
  /** What the headings above were made, by their own level. */
  levels: number[]
}

/** What an element holds. */
interface Contents {
  kids: PDFObject[]
  text: string
  /** The links and other annotations that it names. */
  annotations: PDFDict[]
}

/** Fixes an element and all below it. Returns its text. */
function fixElement(tree: Tree, self: PDFObject): string {
  const { context, marks } = tree
  const element = dictOf(context, self)!
  const type = nameText(element.get(name('S')))
  giveRole(tree, type)
  giveLevel(tree, element, type)
  const { kids, text, annotations } = fixKids(tree, element)
  setKids(context, element, type === 'LI' ? withListBody(context, self, element, kids) : kids)
  const label = stringText(context, element.get(name('Alt')))
  if (type === 'Figure' && !label) {
    marks.warnings.push(
      `a figure without alternative text: "${text.trim().slice(0, 60)}" `
      + '(give the SVG role="img" and aria-label, the image alt)',
    )
  }
  for (const annotation of annotations.filter(annotation => !annotation.has(name('Contents')))) {
    const description = (label || text).replace(SPACES, ' ').trim() || 'Link'
    annotation.set(name('Contents'), PDFHexString.fromText(description))
  }
  return label ? ` ${label} ` : text
}

function giveRole({ marks, roles }: Tree, type: string): void {
  if (!type || STANDARD.has(type))
    return
  roles.set(name(type), name(ROLES[type] ?? 'Span'))
  if (!ROLES[type]) {
    marks.warnings.push(
      `the structure type ${type} has no equal in PDF 1.7 `
      + '(add it to ROLES in packages/slidev-companion/src/handout/pdf/structure.ts)',
    )
  }
}

/** No level is skipped, which PDF/UA-1 forbids: of two headings a theme may hide the first. */
function giveLevel(tree: Tree, element: PDFDict, type: string): void {
  const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
  if (level === 0)
    return
  const { levels } = tree
  levels.length = level + 1 // a heading ends those below it
  levels[level] ??= (levels.slice(0, level).findLast(above => above !== undefined) ?? 0) + 1
  if (levels[level] < level)
    element.set(name('S'), name(`H${levels[level]}`))
}

/** Fixes what is below an element. Returns what it is to hold: marks in forms name their form. */
function fixKids(tree: Tree, element: PDFDict): Contents {
  const { context, marks } = tree
  const annotations: PDFDict[] = []
  let text = ''
  const kids = kidsOf(context, element).flatMap((kid) => {
    const dict = kid instanceof PDFNumber ? undefined : dictOf(context, kid)
    if (nameText(dict?.get(name('Type'))) === 'OBJR') {
      annotations.push(dictOf(context, dict!.get(name('Obj')))!)
      return kid
    }
    const id = (kid instanceof PDFNumber ? kid : dict?.lookupMaybe(name('MCID'), PDFNumber))?.asNumber()
    if (id === undefined) {
      text += fixElement(tree, kid)
      return kid
    }
    const page = dict?.get(name('Pg')) ?? element.get(name('Pg'))
    const key = `${page}/${id}`
    if (marks.dropped.has(key))
      return []
    text += marks.texts.get(key) ?? ''
    const form = marks.inForm.get(key)
    return form && page ? context.obj({ Type: 'MCR', Pg: page, Stm: form, MCID: id }) : kid
  })
  return { kids, text, annotations }
}

function setKids(context: PDFContext, element: PDFDict, kids: PDFObject[]) {
  if (kids.length === 0)
    element.delete(name('K'))
  else
    element.set(name('K'), kids.length > 1 ? context.obj(kids) : kids[0]!)
}

/** A list item may hold a label and a body only: whatever else it has goes into a body. */
function withListBody(context: PDFContext, self: PDFObject, element: PDFDict, kids: PDFObject[]): PDFObject[] {
  const loose = kids.filter(
    kid => !['', 'Lbl', 'LBody'].includes(nameText(dictOf(context, kid)?.get(name('S')))),
  )
  if (loose.length === 0)
    return kids
  const page = element.get(name('Pg'))
  const body = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'LBody',
      P: self,
      ...(page ? { Pg: page } : {}),
      K: loose,
    }),
  )
  for (const kid of loose)
    dictOf(context, kid)!.set(name('P'), body)
  return [...kids.filter(kid => !loose.includes(kid)), body]
}
