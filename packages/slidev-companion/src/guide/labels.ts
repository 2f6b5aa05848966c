import type { Insertion } from './typed'

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
): Insertion[] {
  const knows = (label: string) => !label.startsWith('^') && isDefined(label)
  const found: Insertion[] = []
  let from = 0
  for (const line of text.includes('[') ? text.split('\n') : []) {
    const [head = '', opening = '', defined = ''] = RE_DEFINITION.exec(line) ?? []
    if (head !== '' && knows(defined))
      found.push([from + opening.length + indentOf(defined), prefix])
    else
      usesIn(line).forEach(([at, text]) => found.push([from + at, text]))
    from += line.length + 1
  }
  return found

  function usesIn(line: string): Insertion[] {
    return [...line.matchAll(RE_USE)].flatMap((use): Insertion[] => {
      const { index, 0: whole, 1: full, 2: short, 3: brackets = '' } = use
      if (full !== undefined && knows(full))
        return [[index + 1 + indentOf(full), prefix]]
      if (short === undefined || !knows(short))
        return []
      const name = `${prefix}${short.trim()}`
      const end = index + whole.length
      return [brackets === '' ? [end, `[${name}]`] : [end - 1, name]]
    })
  }
}

function indentOf(label: string): number {
  return label.length - label.trimStart().length
}
