import { CodeSpans } from './code-spans.ts'

/** A piece of a text: from its first character to the one behind its last. */
export interface Range { from: number, end: number }

const RE_MARK = /`+|<!--/g

/**
 * Returns where the comments of a text stand, with their lines if nothing else is in them. Code has
 * none.
 */
export function commentRanges(text: string, fences: readonly Range[]): Range[] {
  const comments = text.includes('<!--') ? commentsIn(text, fences) : []
  return comments.map(({ from, end }) => {
    const before = skipSpaces(text, from, -1)
    const next = skipSpaces(text, end, 1)
    const begins = before === 0 || text[before - 1] === '\n'
    const isAlone = begins && (next === text.length || text[next] === '\n')
    return isAlone ? { from: before, end: Math.min(next + 1, text.length) } : { from, end }
  })
}

function commentsIn(text: string, fences: readonly Range[]): Range[] {
  const comments: Range[] = []
  const spans = new CodeSpans(text)
  let fence = 0
  let lineEnd = 0
  let at = 0
  for (;;) {
    RE_MARK.lastIndex = at
    const found = RE_MARK.exec(text)
    if (found === null)
      return comments
    const { index, 0: mark } = found
    while (fence < fences.length && fences[fence]!.end <= index)
      fence++
    if (fence < fences.length && fences[fence]!.from <= index) {
      at = fences[fence]!.end
    }
    else if (mark === '<!--') {
      at = commentEnd(text, index)
      comments.push({ from: index, end: at })
    }
    else {
      if (index >= lineEnd)
        lineEnd = !text.includes('\n', index) ? text.length : text.indexOf('\n', index)
      const end = spans.endOf(index, lineEnd)
      at = end < 0 ? index + mark.length : end
    }
  }
}

/** Returns where a comment ends, and all that follow it with nothing between. */
function commentEnd(text: string, from: number): number {
  let end = from
  for (let at = from; text.startsWith('<!--', at); at = skipSpaces(text, end, 1)) {
    const close = text.indexOf('-->', at + 4)
    end = close < 0 ? text.length : close + 3
  }
  return end
}

function skipSpaces(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (/[ \t]/.test(text[step > 0 ? at : at - 1] ?? ''))
    at += step
  return at
}
