import type { Claim, Place } from '../claim'
import { parse } from 'vue/compiler-sfc'
import { normalise } from '../claim'
import { cssClaims } from './css'
import { scriptClaims } from './script'

/** What a reader never sees of an element. */
const SILENT = new Set(['class', 'style', 'key', 'ref', 'id', 'is'])
/** What draws, and says nothing by itself. */
const DRAWN = new Set(['d', 'viewBox', 'transform', 'points', 'stroke', 'fill'])
const RE_LITERAL = /['"`\d]/
const RE_SAID = /(['"`])(?:(?!\1).)*[\sA-Z%$](?:(?!\1).)*\1|[%$]/

interface Part {
  type: number
  loc: { start: { line: number }, source: string }
  props?: Prop[]
  children?: Part[]
}

interface Prop {
  type: number
  name: string
  rawName?: string
  arg?: { loc: { source: string } }
  exp?: { loc: { source: string } }
  value?: { content: string }
  loc: { start: { line: number }, source: string }
}

const [ELEMENT, TEXT, COMMENT, INTERPOLATION, ATTRIBUTE] = [1, 2, 3, 5, 6]

/** Returns what a component says: its words, what its attributes hold or are bound to, its script's and style's. */
export function vueClaims(source: string, file: string): Claim[] {
  const { descriptor, errors } = parse(source, { filename: file, ignoreEmpty: false })
  if (errors.length > 0)
    throw new Error(`${file}: ${errors[0]!.message}`)
  const scripts = [descriptor.script, descriptor.scriptSetup].filter(block => block !== null)
  const root = descriptor.template?.ast as unknown as Part | undefined
  return [
    ...root ? childClaims(root, file) : [],
    ...scripts.flatMap(({ content, loc }) => scriptClaims(content, file, loc.start.line)),
    ...descriptor.styles.flatMap(({ content, loc }) => cssClaims(content, file, loc.start.line)),
  ]
}

// -- internal --

function childClaims({ children = [] }: Part, file: string): Claim[] {
  const claims: Claim[] = []
  let run: Part[] = []
  const end = (): void => {
    const text = normalise(run.map(({ loc }) => loc.source).join(''))
    if (text !== '') {
      const first = run.find(({ loc }) => loc.source.trim() !== '')!
      claims.push({ file, line: first.loc.start.line + breaksBefore(first), text, place: placeOfText(text) })
    }
    run = []
  }
  for (const child of children) {
    if (child.type === TEXT || child.type === INTERPOLATION) {
      run.push(child)
      continue
    }
    end()
    if (child.type === ELEMENT)
      claims.push(...(child.props ?? []).flatMap(prop => propClaims(prop, file)), ...childClaims(child, file))
    else if (child.type !== COMMENT)
      claims.push({ file, line: child.loc.start.line, text: normalise(child.loc.source), place: 'words' })
  }
  end()
  return claims
}

/** Lines between where a text begins and its first word. */
function breaksBefore({ loc }: Part): number {
  return loc.source.slice(0, loc.source.search(/\S/)).split('\n').length - 1
}

function placeOfText(text: string): Place {
  return /[\p{L}\d%$]/u.test(text.replace(/\{\{[^}]*\}\}/g, '')) ? 'words' : 'code'
}

function propClaims(prop: Prop, file: string): Claim[] {
  const { line } = prop.loc.start
  if (prop.type === ATTRIBUTE)
    return SILENT.has(prop.name) ? [] : [{ file, line, text: normalise(prop.loc.source), place: placeOfValue(prop) }]
  const bound = prop.arg?.loc.source ?? ''
  const expression = prop.exp?.loc.source ?? ''
  const isBound = prop.name === 'bind' || prop.name === 'text' || prop.name === 'html'
  const isSaid = isBound ? !SILENT.has(bound) : RE_LITERAL.test(expression)
  if (!isSaid || expression === '')
    return []
  const place = RE_SAID.test(expression) && !DRAWN.has(bound) ? 'words' : 'code'
  return [{ file, line, text: normalise(prop.loc.source), place }]
}

function placeOfValue({ name, value }: Prop): Place {
  return !DRAWN.has(name) && /[A-Z%$]|\p{L}\s+\S*\p{L}/u.test(value?.content ?? '') ? 'words' : 'code'
}
