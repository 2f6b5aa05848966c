/** A formula longer than this is text: it bounds the search for its end. */
const LONGEST = 10_000
const LONGEST_IN_LINE = 1000
/** What may stand before a block in its line: quotes and marks of lists. */
const RE_BEFORE_BLOCK = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*$/
/** What KaTeX is told beside the formula: ranges of lines for the clicks, and options. */
const RE_BLOCK_OPTIONS = /^[ \t]*\{[\d|,\- *a-z]*\}[ \t]*(?:\{[^{}\n]*\}[ \t]*)?(?=\n)/

interface Found { tex: string, display: boolean, end: number }

/**
 * Returns the formula that begins at a dollar. Slidev's rules: no space inside the dollars, no
 * digit after them; `$$` opens a block at the start of a line and closes it at the end of one.
 */
export function formulaAt(text: string, at: number): Found | undefined {
  return text[at + 1] === '$' ? blockAt(text, at) : inLineAt(text, at)
}

function inLineAt(text: string, at: number): Found | undefined {
  if (/\s/.test(text[at + 1] ?? ' '))
    return undefined
  for (let end = at + 1; end < text.length && end - at < LONGEST_IN_LINE; end++) {
    if (text[end] === '\\') {
      end++
    }
    else if (text[end] === '\n' && text[end + 1] === '\n') {
      return undefined
    }
    else if (text[end] === '$') {
      const fits = !/\s/.test(text[end - 1]!) && !/\d/.test(text[end + 1] ?? '')
      return fits ? { tex: text.slice(at + 1, end), display: false, end: end + 1 } : undefined
    }
  }
  return undefined
}

function blockAt(text: string, at: number): Found | undefined {
  const line = text.lastIndexOf('\n', at - 1) + 1
  if (at - line > 200 || !RE_BEFORE_BLOCK.test(text.slice(line, at)))
    return undefined
  const formula = text.slice(at + 2, at + 2 + LONGEST)
  const end = /\$\$[ \t]*(?=\n|$)/.exec(formula)
  if (end === null || (formula.length === LONGEST && end.index + 2 >= LONGEST))
    return undefined
  const tex = formula.slice(0, end.index).replace(RE_BLOCK_OPTIONS, '')
  return { tex, display: true, end: at + 2 + end.index + 2 }
}
