import type { Claim, Place } from '../claim'
import { babelParse, walk } from 'vue/compiler-sfc'
import { lineAt, normalise } from '../claim'
import { withoutTemplates } from '../tokens'
import { isUnseen } from './unseen'

/** What babel's tree has of a node; its own types are no part of Vue's. */
export interface Node {
  type: string
  start: number
  end: number
  value?: unknown
  name?: string
  operator?: string
  computed?: boolean
  [part: string]: unknown
}

/** Modules whose functions write a value as the reader sees it: what they are called with is said. */
const RE_WRITES = /\/(?:format|form|facts|read|times)$/
/** A single word in small letters, a path, a colour: a name for a program, unless it stands between words. */
const RE_NAME = /^[a-z#.:@/_-][\w#.:@/=()-]*$/

/** Types say nothing; what wraps a value or holds values may. */
const RE_TYPE = /^TS(?!As|Satisfies|NonNull|Enum|Module|Export|Parameter|TypeAssertion|Instantiation)/
/** A path of a drawing, a piece of HTML or CSS, a time that a template completes, what a replacement puts in. */
const RE_MARKUP = /^[MmLlHhVvAaZz][\d\s${]|^<[a-z!]|^@|^\(\?|^\w[\w-]*="|T\d\d:\d\d|^[\d.-]+(?: [\d.-]+)+|\$\d|\\b/
/** A path or a key with its parts, whatever templates put between them; a length or a colour of CSS. */
const RE_PATH = /^(?=.*\p{L})(?=.*[/._#:-])[\w!*./#:@=+()[\]-]+$|^px$|^[0-9A-F]{6}$/u

/** Returns every text, number and written value of a script; `first` is the line of its first line. */
export function scriptClaims(source: string, file: string, first = 1): Claim[] {
  const claims: Claim[] = []
  const { program } = babelParse(source, { sourceType: 'module', plugins: ['typescript'] }) as unknown as
    { program: Node & { body: Node[] } }
  const writers = writersOf(program.body)
  const parents: Node[] = []
  const add = (node: Node, text: string, place: Place): void => {
    claims.push({ file, line: first + lineAt(source, node.start) - 1, text: normalise(text), place })
  }
  walk(program as never, {
    enter(this: { skip: () => void }, given: unknown) {
      const node = given as Node
      const parent = parents.at(-1)
      parents.push(node)
      if (node.type === 'ImportDeclaration' || RE_TYPE.test(node.type) || isUnseen(node, parent))
        return this.skip()
      if (isText(node)) {
        const text = textOf(node, source)
        add(node, text, placeOf(text, node, parent))
        return this.skip()
      }
      if (node.type === 'NumericLiteral')
        add(node, `${holderOf(parents)} ${source.slice(node.start, node.end)}`, 'code')
      else if (isWriting(node, writers))
        add(node, source.slice(node.start, node.end), 'code')
      else if (isShownKey(node))
        add(node, (node.key as Node).name!, 'words')
    },
    leave() {
      parents.pop()
    },
  } as never)
  return claims.filter(({ text }) => text !== '')
}

// -- internal --

/** A string, a template, or a sum of which a part is one. */
function isText(node: Node): boolean {
  if (node.type === 'BinaryExpression')
    return node.operator === '+' && (isText(node.left as Node) || isText(node.right as Node))
  return node.type === 'StringLiteral' || node.type === 'TemplateLiteral'
}

function textOf(node: Node, source: string): string {
  switch (node.type) {
    case 'StringLiteral': return String(node.value)
    case 'TemplateLiteral': return source.slice(node.start + 1, node.end - 1)
    case 'BinaryExpression': return isText(node)
      ? textOf(node.left as Node, source) + textOf(node.right as Node, source)
      : `\${${source.slice(node.start, node.end)}}`
    default: return `\${${source.slice(node.start, node.end)}}`
  }
}

function placeOf(text: string, node: Node, parent?: Node): Place {
  const isName = RE_NAME.test(text) && node.type === 'StringLiteral'
  const isCompared = parent?.type === 'BinaryExpression' || parent?.type === 'SwitchCase'
  const isKey = parent?.type === 'MemberExpression' || (parent?.key === node && !parent?.computed)
  const typed = typedIn(text)
  const isSilent = RE_PATH.test(typed) || RE_MARKUP.test(text.trim()) || !/[\p{L}\d%$]/u.test(typed)
  return isName || isCompared || isSilent || (isKey && !text.includes(' ')) ? 'code' : 'words'
}

/** Returns what stands in a text beside its templates; a line break that it writes is no word. */
function typedIn(text: string): string {
  return withoutTemplates(text, '').replaceAll('\\n', ' ').trim()
}

/** Whose number it is: the nearest name of a variable, a property or a function above it. */
function holderOf(parents: Node[]): string {
  for (const node of parents.slice(0, -1).reverse()) {
    const name = node.type === 'VariableDeclarator'
      ? node.id
      : node.type === 'ObjectProperty' || node.type === 'ClassProperty'
        ? node.key
        : node.type === 'CallExpression' ? node.callee : undefined
    const named = name as Node | undefined
    const text = named?.name ?? ((named?.property as Node | undefined)?.name)
    if (text !== undefined)
      return text
  }
  return ''
}

function writersOf(body: Node[]): Set<string> {
  const imports = body.filter(({ type }) => type === 'ImportDeclaration')
  const saying = imports.filter(({ source }) => RE_WRITES.test(String((source as Node).value)))
  return new Set(saying.flatMap(({ specifiers }) => (specifiers as Node[]).map(({ local }) => (local as Node).name!)))
}

function isWriting(node: Node, writers: Set<string>): boolean {
  return node.type === 'CallExpression' && writers.has((node.callee as Node).name ?? '')
}

/** A key that begins with a capital letter is a heading or a label as often as not, if it names no function. */
function isShownKey(node: Node): boolean {
  const isValue = node.type === 'ObjectProperty' && (node.value as Node).type !== 'ArrowFunctionExpression'
  const key = isValue ? node.key as Node : undefined
  return key?.type === 'Identifier' && /^[A-Z][a-z]/.test(key.name ?? '')
}
