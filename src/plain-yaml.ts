import type { CST, Document, ParsedNode } from 'yaml'
import type { Problem } from '../packages/slidev-companion/src/errors'
import { isMap, isNode, LineCounter, parseDocument, Parser } from 'yaml'
import { CliError } from '../packages/slidev-companion/src/errors'

/** More characters than any file of ours has. */
const LONGEST = 100_000
/** More levels than any file of ours has. The library's reader calls itself for each, so depth can exhaust it. */
const DEEPEST = 10
const MOST_PROBLEMS = 20
/** JavaScript would take such a key for the object's prototype, and readers drop it in silence. */
const RE_PROTO = /^["']?__proto__["']?$/

/** How to fix what the library names by a code of its own. */
const FIXES: Record<string, string> = {
  BLOCK_IN_FLOW: 'write words that hold a colon in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'write words that hold a colon in quotes',
  MISSING_CHAR: 'what opens further up is not closed',
}

export interface PlainYaml {
  value: unknown
  /**
   * Returns the line on which the value of a path is written; if there is none, of the nearest value that is.
   * With `key` it is the line of that key in the value.
   */
  lineOf: (path: PropertyKey[], key?: string) => number
}

/** Returns the values of YAML without anchors, aliases, tags of its own and deep nesting. */
export function readPlainYaml(text: string, file: string): PlainYaml {
  if (text.length > LONGEST)
    throw new CliError({ file, line: 1, found: `${text.length} characters`, fix: `at most ${LONGEST}` })
  const lines = new LineCounter()
  const lineAt = (offset: number): number => lines.linePos(offset).line
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  refuse(tokens.flatMap(token => notPlain(token, file, lineAt)))
  const document = parseDocument(text, { prettyErrors: false })
  const wrong = [...document.errors, ...document.warnings]
  refuse(wrong.map(error => ({ file, line: lineAt(error.pos[0]), found: error.message, fix: FIXES[error.code] })))
  return { value: document.toJS(), lineOf: (path, key) => lineAt(offsetOf(document, path, key)) }
}

// -- internal --

function refuse(problems: Problem[]): void {
  if (problems.length > 0)
    throw new CliError(problems.slice(0, MOST_PROBLEMS))
}

/**
 * Returns what a token and those inside it hold that plain YAML does not.
 * The open tokens are a list, not calls of this function, so that no depth exhausts the stack.
 */
function notPlain(root: CST.Token, file: string, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = []
  const open: { token: any, depth: number, offset: number }[] = [{ token: root, depth: 0, offset: 0 }]
  while (open.length > 0) {
    const { token, depth, offset: around } = open.pop()!
    const offset: number = token.offset ?? around
    const at = { file, line: lineAt(offset) }
    if (token.type === 'anchor' || token.type === 'alias') {
      const found = `${token.type} ${String(token.source).slice(0, 40)}`
      problems.push({ ...at, found, fix: 'write the value where it is needed' })
    }
    if (RE_PROTO.test(String(token.source)))
      problems.push({ ...at, found: 'a key may not be called __proto__', fix: 'take it out' })
    if (depth > DEEPEST) {
      const found = `nested more than ${DEEPEST} deep`
      return [...problems, { ...at, found, fix: 'a scenario has at most four levels' }]
    }
    const deeper = depth + (token.items ? 1 : 0)
    const parts = [token.start, token.sep, token.key, token.value, token.items].flat().filter(Boolean)
    open.push(...parts.map(part => ({ token: part, depth: deeper, offset })))
  }
  return problems.sort((a, b) => a.line! - b.line!)
}

/** Returns where the value of a path begins, or the nearest value around it. */
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
