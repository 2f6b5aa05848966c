import { codeLines, Fences } from './fences.ts'

const RE_SLOT = /^::\s*([\w.\-:]+)\s*::\s*$/

/** A heading with `#` marks: the marks, and the words with what may close them. */
export const RE_HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/

/** Returns the words of a heading without the `#` marks that may close it and, as MDC has it, without `{#id}`. */
export function headingText(text: string, mdc = true): string {
  const words = text.trimEnd()
  const open = words.replace(/[ \t]#+$/, '').trimEnd()
  return mdc && open.endsWith('}') ? open.replace(/(?<!\\)\{[#.:][^{}]*(?<!\\)\}$/, '').trimEnd() : open
}

/** Returns where the first heading outside code stands, or -1. */
export function headingAt(lines: readonly string[]): number {
  const at = lines.findIndex(line => RE_HEADING.test(line))
  if (at < 0)
    return at
  const code = codeLines(lines)
  return lines.findIndex((line, i) => !code[i] && RE_HEADING.test(line))
}

/** A part of a slide's content: the indices of its lines in the content, and its text. */
export interface Slot { name: string, at: number[], text: string }

/** Returns the slots of a slide in written order; text before the first `::name::` is `default`. */
export function slotsOf(content: string): Slot[] {
  const lines = content.split('\n')
  if (!content.includes('::'))
    return [{ name: 'default', at: lines.map((_, i) => i), text: content }]
  const code = codeLines(lines)
  const slots = new Map<string, number[]>([['default', []]])
  let name = 'default'
  lines.forEach((line, i) => {
    const marker = code[i] ? null : RE_SLOT.exec(line)
    if (marker === null)
      return void slots.get(name)!.push(i)
    name = marker[1]!
    if (!slots.has(name))
      slots.set(name, [])
  })
  return [...slots].map(([name, at]) => ({ name, at, text: at.map(i => lines[i]).join('\n') }))
}

/** Returns the text of each slot by name. */
export function splitSlots(content: string): Map<string, string> {
  return new Map(slotsOf(content).map(({ name, text }) => [name, text]))
}

/** Returns the text without HTML comments; those in fenced code or code spans are text and stay. */
export function withoutComments(content: string): string {
  return content.includes('<!--') ? linesWithoutComments(content.split('\n')).map(([line]) => line).join('\n') : content
}

/** Returns the lines that are left without HTML comments, each with its index among those given. */
export function linesWithoutComments(lines: readonly string[]): [line: string, at: number][] {
  const kept: [string, number][] = []
  const fences = new Fences()
  let open = false
  for (const [at, line] of lines.entries()) {
    if (!open && fences.next(line) > 0) {
      kept.push([line, at])
      continue
    }
    const [text, still] = cutComments(line, open)
    if (text.trim() || !(open || line.includes('<!--')))
      kept.push([text, at])
    open = still
  }
  return kept
}

function cutComments(line: string, open: boolean): [string, boolean] {
  let text = ''
  let at = 0
  while (at < line.length) {
    if (open) {
      const end = line.indexOf('-->', at)
      if (end < 0)
        return [text, true]
      at = end + 3
      open = false
    }
    else if (line[at] === '`') {
      const run = /^`+/.exec(line.slice(at))![0]
      const close = line.indexOf(run, at + run.length)
      const end = close < 0 ? at + run.length : close + run.length
      text += line.slice(at, end)
      at = end
    }
    else if (line.startsWith('<!--', at)) {
      open = true
      at += 4
    }
    else {
      text += line[at++]
    }
  }
  return [text, open]
}

/** Returns the text without its first heading, if that heading is the first thing in it. */
export function withoutTitle(text: string): string {
  return withoutComments(text).replace(/^\s*#{1,6}[ \t][^\n]*\n?/, '')
}
