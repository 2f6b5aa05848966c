import type { Edit } from '../markdown/edits'
import { insertion } from '../markdown/edits'

const RE_DEFINITION = /^((?:[ \t]*(?:[>\-*+]|\d{1,9}[.)]))*[ \t]*\[)((?:[^[\]\\]|\\.){1,999})(?=\]:)/
/** An escaped sign, the end of `[words][label]`, `[label][]`, or `[label]` alone. */
const RE_USE = /\\.|(?<=\])\[((?:[^[\]\\]|\\.){1,999})\]|\[((?:[^[\]\\]|\\.){1,999})\](\[\]|(?![[(:]))/g

/**
 * Returns what has to be put into a text so that the labels of its links are its own: on one page
 * those of two slides would meet, and the first win.
 */
export function labelPrefixes(
  text: string,
  isDefined: (label: string) => boolean,
  prefix: string,
): Edit[] {
  const knows = (label: string) => !label.startsWith('^') && isDefined(label)
  const found: Edit[] = []
  let from = 0
  for (const line of text.includes('[') ? text.split('\n') : []) {
    const [head = '', opening = '', defined = ''] = RE_DEFINITION.exec(line) ?? []
    if (head !== '' && knows(defined))
      found.push(insertion(from + opening.length + indentOf(defined), prefix))
    else
      usesIn(line, from).forEach(use => found.push(use))
    from += line.length + 1
  }
  return found

  function usesIn(line: string, from: number): Edit[] {
    return [...line.matchAll(RE_USE)].flatMap((use) => {
      const { index, 0: whole, 1: full, 2: short, 3: brackets = '' } = use
      if (full !== undefined && knows(full))
        return [insertion(from + index + 1 + indentOf(full), prefix)]
      if (short === undefined || !knows(short))
        return []
      const name = `${prefix}${short.trim()}`
      const end = from + index + whole.length
      return [brackets === '' ? insertion(end, `[${name}]`) : insertion(end - 1, name)]
    })
  }
}

function indentOf(label: string): number {
  return label.length - label.trimStart().length
}
