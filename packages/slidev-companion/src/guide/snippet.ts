import type { ReadSource } from '../deck/load'
import { posix } from 'node:path'
import { isCliError } from '../errors'
import { staysBelow } from '../machine/paths'
import { codeBlock } from './fences'

const RE_SNIPPET = /^<<<[ \t]*(\S.*?)(#[\w-]+)?[ \t]*(?:[ \t]([^\s{]\S*?))?[ \t]*(\{.*)?$/
/** How the comments of each language mark a region, as Slidev reads them. */
const MARKERS = [
  { start: /^\s*\/\/\s*#?region\b\s*(.*?)\s*$/, end: /^\s*\/\/\s*#?endregion\b\s*(.*?)\s*$/ },
  { start: /^\s*<!--\s*#?region\b\s*(.*?)\s*-->/, end: /^\s*<!--\s*#?endregion\b\s*(.*?)\s*-->/ },
  { start: /^\s*\/\*\s*#region\b\s*(.*?)\s*\*\//, end: /^\s*\/\*\s*#endregion\b\s*(.*?)\s*\*\// },
  { start: /^\s*#[rR]egion\b\s*(.*?)\s*$/, end: /^\s*#[eE]nd ?[rR]egion\b\s*(.*?)\s*$/ },
  { start: /^\s*#\s*#?region\b\s*(.*?)\s*$/, end: /^\s*#\s*#?endregion\b\s*(.*?)\s*$/ },
  { start: /^\s*(?:--|::|@?REM)\s*#region\b\s*(.*?)\s*$/, end: /^\s*(?:--|::|@?REM)\s*#endregion\b\s*(.*?)\s*$/ },
  { start: /^\s*#pragma\s+region\b\s*(.*?)\s*$/, end: /^\s*#pragma\s+endregion\b\s*(.*?)\s*$/ },
  { start: /^\s*\(\*\s*#region\b\s*(.*?)\s*\*\)/, end: /^\s*\(\*\s*#endregion\b\s*(.*?)\s*\*\)/ },
]

export interface SnippetReports {
  /** There is no such file in the deck; returns what stands in its place. */
  missing: (found: string) => string | undefined
  /** The file has no such region: it is shown whole, as Slidev does. */
  whole: (found: string) => void
}

/** Returns the code block of a `<<< path#region lang {options}` line; undefined if it is none. */
export function readSnippet(
  line: string,
  from: string,
  read: ReadSource,
  { missing, whole }: SnippetReports,
): string | undefined {
  const [, path, region, language] = RE_SNIPPET.exec(line.trim()) ?? []
  if (path === undefined)
    return undefined
  // The last word is a language or belongs to a name with spaces.
  const [, spaced = '', part] = /^(.*?)(#[\w-]+)?$/.exec(`${path}${region ?? ''} ${language}`)!
  const readings = [
    { path, region, language },
    ...(language === undefined ? [] : [{ path: spaced, region: part, language: undefined }]),
  ]
  const found = readings.find(reading => textOf(reading.path, from, read) !== undefined)
  if (found === undefined)
    return missing(`<<< ${language?.includes('.') ? spaced : path}: no such file in the deck's folder`)
  const lines = textOf(found.path, from, read)!.split(/\r?\n/)
  const code = found.region === undefined ? undefined : regionOf(lines, found.region.slice(1))
  if (found.region !== undefined && code === undefined)
    whole(`<<< ${found.path}: no region ${found.region}`)
  return codeBlock(
    (code === undefined ? lines : dedent(code)).join('\n'),
    found.language ?? posix.extname(found.path).slice(1),
  )
}

function textOf(path: string, from: string, read: ReadSource): string | undefined {
  const file = posix.normalize(path.startsWith('@/') ? path.slice(2) : posix.join(posix.dirname(from), path))
  try {
    return staysBelow(file) ? read(file) : undefined
  }
  catch (error) {
    if (!isCliError(error))
      throw error
    return undefined
  }
}

/** The lines between the marks of a region, without the marks of those in it; a mark without a name ends any. */
function regionOf(lines: string[], name: string): string[] | undefined {
  for (const [from, line] of lines.entries()) {
    const marker = MARKERS.find(({ start }) => start.exec(line)?.[1] === name)
    if (marker === undefined)
      continue
    let depth = 1
    for (let i = from + 1; i < lines.length; i++) {
      const ended = marker.end.exec(lines[i]!)?.[1]
      if (marker.start.exec(lines[i]!)?.[1] === name)
        depth++
      else if ((ended === name || ended === '') && --depth === 0)
        return lines.slice(from + 1, i).filter(inner => !marker.start.test(inner) && !marker.end.test(inner))
    }
    return undefined
  }
  return undefined
}

function dedent(lines: string[]): string[] {
  const indents = lines.filter(line => line.trim()).map(line => /^\s*/.exec(line)![0].length)
  const least = indents.reduce((a, b) => Math.min(a, b), Infinity)
  return least === Infinity ? lines : lines.map(line => line.slice(Math.min(least, line.length)))
}
