import type { CST, Document, ParsedNode } from 'yaml'
import type { Problem } from '../packages/slidev-companion/src/errors'
import { isMap, isNode, LineCounter, parseDocument, Parser } from 'yaml'
import { CliError } from '../packages/slidev-companion/src/errors'

/** The longest text and the deepest nesting that anything of ours is written in; the library's reader calls itself for each level. */
const LONGEST = 100_000
const DEEPEST = 10
/** JavaScript would take such a key for something else, and readers drop it in silence. */
const RE_PROTO = /^["']?__proto__["']?$/

export interface PlainYaml {
  value: unknown
  /** The line on which the value of a path is written, or the nearest that holds it; with `key`, the line of that key in it. */
  lineOf: (path: PropertyKey[], key?: string) => number
}

/** Returns the values of YAML that says everything where it stands: no anchors, no aliases, no tags of its own, a few levels. */
export function readPlainYaml(text: string, file: string): PlainYaml {
  if (text.length > LONGEST)
    throw new CliError({ file, line: 1, found: `${text.length} characters`, mend: `at most ${LONGEST}` })
  const lines = new LineCounter()
  const lineAt = (offset: number): number => lines.linePos(offset).line
  const problems = [...new Parser(lines.addNewLine).parse(text)].flatMap(token => notPlain(token, file, lineAt))
  if (problems.length > 0)
    throw new CliError(problems.slice(0, 20))
  const document = parseDocument(text, { prettyErrors: false })
  const wrong = [...document.errors, ...document.warnings]
  if (wrong.length > 0)
    throw new CliError(wrong.slice(0, 20).map(error => ({ file, line: lineAt(error.pos[0]), found: error.message })))
  return { value: document.toJS(), lineOf: (path, key) => lineAt(offsetOf(document, path, key)) }
}

// -- internal --

/** Walks the tokens with a list of its own, so that no depth exhausts the stack. */
function notPlain(root: CST.Token, file: string, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = []
  const open: { token: any, depth: number, offset: number }[] = [{ token: root, depth: 0, offset: 0 }]
  while (open.length > 0) {
    const { token, depth, offset: around } = open.pop()!
    const offset: number = token.offset ?? around
    const at = { file, line: lineAt(offset) }
    if (token.type === 'anchor' || token.type === 'alias')
      problems.push({ ...at, found: `${token.type} ${String(token.source).slice(0, 40)}`, mend: 'write the value where it is needed' })
    if (RE_PROTO.test(String(token.source)))
      problems.push({ ...at, found: 'a key may not be called __proto__', mend: 'take it out' })
    if (depth > DEEPEST)
      return [...problems, { ...at, found: `nested more than ${DEEPEST} deep`, mend: 'a scenario has at most four levels' }]
    const deeper = depth + (token.items ? 1 : 0)
    for (const part of [token.start, token.sep, token.key, token.value, token.items].flat())
      part && open.push({ token: part, depth: deeper, offset })
  }
  return problems.sort((a, b) => a.line! - b.line!)
}

function offsetOf(document: Document.Parsed<ParsedNode>, path: PropertyKey[], key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    const own = key !== undefined && isMap(node) && node.items.find(pair => String(pair.key) === key)?.key
    if (isNode(own) && own.range)
      return own.range[0]
    if (isNode(node) && node.range)
      return node.range[0]
  }
  return 0
}
