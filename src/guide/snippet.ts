import type { ReadSource } from '../deck/load'
import { posix } from 'node:path'
import { CliError } from '../errors'
import { codeBlock } from './fences'

const RE_SNIPPET = /^<<<[ \t]*(\S.*?)(#[\w-]+)?[ \t]*(?:[ \t]([^\s{]+))?[ \t]*(\{.*)?$/
/** Comments of any language around `region name`. */
const RE_START = /^\s*(?:\/\/|<!--|\/\*|#pragma|[#%;]|--|::|@?REM|\(\*)?\s*#?region\b:?\s*(.*?)\s*(?:-->|\*\/|\*\))?\s*$/i
const RE_END = /^\s*(?:\/\/|<!--|\/\*|#pragma|[#%;]|--|::|@?REM|\(\*)?\s*#?end ?region\b:?\s*(.*?)\s*(?:-->|\*\/|\*\))?\s*$/i

export interface SnippetReport {
  /** What makes the slide wrong. */
  problem: (found: string) => void
  warn: (found: string) => void
}

/** Returns the code block of a `<<< path#region lang {options}` line; undefined if it is none. Without its region it is the whole file, as in Slidev. */
export function readSnippet(line: string, from: string, read: ReadSource, { problem, warn }: SnippetReport): string | undefined {
  const [, path, region, language] = RE_SNIPPET.exec(line.trim()) ?? []
  if (path === undefined)
    return undefined
  // What stands behind a space is a language, or the rest of a path with spaces.
  const readings: [string, string?][] = [[path, language], ...language === undefined ? [] : [[`${path} ${language}`] as [string]]]
  const [text, known] = readings.map(([one, name]) => [readInside(one, from, read), name ?? posix.extname(one).slice(1)] as const)
    .find(([found]) => found !== undefined) ?? []
  if (text === undefined)
    return void problem(`<<< ${path}: no such file in the deck's folder`)
  const lines = text.split(/\r?\n/)
  const code = region === undefined ? lines : regionOf(lines, region.slice(1))
  if (code === undefined)
    warn(`<<< ${path}: no region ${region}, so the whole file is shown`)
  return codeBlock((code ?? lines).join('\n'), known)
}

/** The text of a file that a snippet names; `@/` is the deck's folder. */
function readInside(path: string, from: string, read: ReadSource): string | undefined {
  const file = posix.normalize(path.startsWith('@/') ? path.slice(2) : posix.join(posix.dirname(from), path))
  try {
    return file.startsWith('..') ? undefined : read(file)
  }
  catch (error) {
    if (!(error instanceof CliError))
      throw error
    return undefined
  }
}

/** The lines between the marks of a region, without the marks of those inside it and moved to the left edge. */
function regionOf(lines: string[], name: string): string[] | undefined {
  const starts = (line: string) => RE_START.exec(line)?.[1] === name
  const start = lines.findIndex(starts)
  if (start < 0)
    return undefined
  let depth = 0
  const length = lines.slice(start).findIndex((line) => {
    const end = RE_END.exec(line)?.[1]
    depth += starts(line) ? 1 : end === name || end === '' ? -1 : 0
    return depth === 0
  })
  if (length < 0)
    return undefined
  const inner = lines.slice(start + 1, start + length).filter(line => !RE_START.test(line) && !RE_END.test(line))
  const indent = Math.min(...inner.filter(line => line.trim()).map(line => /^\s*/.exec(line)![0].length))
  return inner.map(line => line.slice(Math.min(indent, line.length)))
}
