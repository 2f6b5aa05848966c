import type { ReadSource } from '../deck/load'
import { posix } from 'node:path'
import { CliError } from '../errors'
import { codeBlock } from './fences'

const RE_SNIPPET = /^<<<[ \t]*(\S+?)(#[\w-]+)?(?:[ \t]+([^\s{]+))?[ \t]*(\{.*)?$/

/** Returns the code block of a `<<< path#region lang {options}` line; undefined if it is none. What is wrong goes to `report`. */
export function readSnippet(line: string, from: string, read: ReadSource, report: (found: string) => void): string | undefined {
  const [, path, region, language] = RE_SNIPPET.exec(line.trim()) ?? []
  if (path === undefined)
    return undefined
  const file = posix.normalize(path.startsWith('@/') ? path.slice(2) : posix.join(posix.dirname(from), path))
  let text: string | undefined
  try {
    text = file.startsWith('..') ? undefined : read(file)
  }
  catch (error) {
    if (!(error instanceof CliError))
      throw error
  }
  if (text === undefined)
    return void report(`<<< ${path}: no such file in the deck's folder`)
  const code = region === undefined ? text : regionOf(text, region.slice(1))
  if (code === undefined)
    return void report(`<<< ${path}: no region ${region}`)
  return codeBlock(code.replaceAll('\r\n', '\n'), language ?? posix.extname(file).slice(1))
}

/** The lines between `#region name` and its `#endregion`, in the comment of any language. */
function regionOf(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex(line => new RegExp(`#?\\s*region:?\\s+${name}\\b`, 'i').test(line))
  const length = lines.slice(start + 1).findIndex(line => /#?\s*endregion\b/i.test(line))
  if (start < 0 || length < 0)
    return undefined
  const inner = lines.slice(start + 1, start + 1 + length)
  const indent = Math.min(...inner.filter(line => line.trim()).map(line => /^\s*/.exec(line)![0].length))
  return inner.map(line => line.slice(Math.min(indent, line.length))).join('\n')
}
