import type { Problem } from '../errors'
import { fencedLines } from '../markdown/blocks'

const RE_TICKS = /^\s*`+/
const RE_TILDES = /^ {0,3}(~{3,})(.*)$/
const RE_LAST_BLOCK = /<\/(style|script)\s*>$/i

export interface FileLosses {
  losses: Problem[]
  /** The index of the line with the comment that never closes, or -1. */
  open: number
}

/**
 * Returns what Slidev takes otherwise than it looks in the lines of a deck's file, which are read
 * here as Slidev splits them.
 */
export function lossesInFile(lines: readonly string[]): FileLosses {
  const losses: Problem[] = []
  const unclosed = new Set<string>()
  let opened = -1
  let tildes = ''
  let torn = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (opened < 0 && line.startsWith('---')) {
      if (tildes !== '') {
        losses.push({
          line: i + 1,
          found: `${line.trimEnd()} in a fence of ${tildes} begins a new slide: Slidev knows fences of backticks alone`,
          fix: 'write ``` in place of ~~~',
        })
      }
      torn = tildes !== ''
      tildes = ''
      i = frontmatterEnd(lines, i)
    }
    else if (opened < 0 && line.trimStart().startsWith('```')) {
      i = fenceEnd(lines, i, unclosed)
    }
    else {
      const [, marks = '', rest = ''] = opened < 0 && line.includes('~~~') ? RE_TILDES.exec(line) ?? [] : []
      const closes = marks !== '' && marks.length >= tildes.length && rest.trim() === ''
      tildes = torn && closes ? '' : tildes === '' ? marks : closes ? '' : tildes
      torn &&= !closes
      opened = commentAfter(line, opened, i)
    }
  }
  if (opened >= 0) {
    losses.push({
      line: opened + 1,
      found: 'a comment that never closes hides all that follows',
      fix: 'close it with -->',
    })
  }
  return { losses, open: opened }
}

/** Returns what a slide loses of its note; `line` is the line of its first one. */
export function lossesInSlide(content: string, line: number): Problem[] {
  return content.includes('-->') ? [...strayEnds(content, line), ...droppedNote(content, line)] : []
}

function frontmatterEnd(lines: readonly string[], at: number): number {
  if (lines[at]![3] === '-' || !lines[at + 1]?.trim())
    return at
  let end = at + 1
  while (end < lines.length && lines[end]!.trimEnd() !== '---')
    end++
  return end
}

function fenceEnd(lines: readonly string[], at: number, unclosed: Set<string>): number {
  const marks = RE_TICKS.exec(lines[at]!)![0]
  if (unclosed.has(marks)) // looked for once, not again from each
    return at
  for (let end = at + 1; end < lines.length; end++) {
    if (lines[end]!.startsWith(marks))
      return end
  }
  unclosed.add(marks)
  return at
}

/** Returns where the comment began that is open behind a line, or -1. */
function commentAfter(line: string, opened: number, at: number): number {
  let from = 0
  let open = opened
  for (;;) {
    const next = line.indexOf(open < 0 ? '<!--' : '-->', from)
    if (next < 0)
      return open
    from = next + (open < 0 ? 4 : 3)
    open = open < 0 ? at : -1
  }
}

const STRAY_END = {
  found: 'a --> outside a comment: the comment before it ended at its first -->, and the rest is printed on the slide',
  fix: 'write --&gt; in a note',
}
const DROPPED = {
  found: 'this comment is no note for Slidev: a <style> or <script> follows it',
  fix: 'put it at the end of the slide',
}

/** `<!-- a --> b -->`: the comment ends at the first end, and what follows is printed. */
function strayEnds(content: string, first: number): Problem[] {
  const lines = content.split('\n')
  const code = fencedLines(content)
  let open = false
  let seen = false
  return lines.flatMap((line, i) => {
    let stray = false
    if (!open && code[i])
      return []
    for (const [mark] of line.matchAll(open || !line.includes('`') ? /<!--|-->/g : /`[^`]*`|<!--|-->/g)) {
      stray ||= mark === '-->' && !open && seen
      seen ||= mark === '<!--'
      open = mark === '<!--' || (mark !== '-->' && open)
    }
    return stray ? [{ line: first + i, ...STRAY_END }] : []
  })
}

function droppedNote(content: string, first: number): Problem[] {
  let rest = content.trimEnd()
  if (!RE_LAST_BLOCK.test(rest))
    return []
  for (let found = RE_LAST_BLOCK.exec(rest); found !== null; found = RE_LAST_BLOCK.exec(rest)) {
    const open = rest.toLowerCase().lastIndexOf(`<${found[1]!.toLowerCase()}`)
    rest = rest.slice(0, Math.max(0, open)).trimEnd()
  }
  const begins = rest.endsWith('-->') ? rest.lastIndexOf('<!--') : -1
  return begins < 0 ? [] : [{ line: first + rest.slice(0, begins).split('\n').length - 1, ...DROPPED }]
}
