import MarkdownIt from 'markdown-it'

/** The blocks of a text alone: the definitions of its links are found among them. */
const blocks = new MarkdownIt({ html: true }).disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join'])
const RE_LABEL = /^((?:[ \t]*(?:[>\-*+]|\d{1,9}[.)]))*[ \t]*\[)((?:[^[\]\\]|\\.){1,999})(?=\]:)/
/** Code, an escaped sign, the end of `[words][label]`, `[label][]`, or `[label]` alone. */
const RE_USE = /(`+)[^`]{1,2000}\1(?!`)|\\.|(?<=\])\[((?:[^[\]\\]|\\.){1,999})\]|\[((?:[^[\]\\]|\\.){1,999})\](\[\]|(?![[(:]))/g

/** Returns the text with the labels of its links made its own: on one page those of two slides would meet, and the first win. */
export function ownLabels(content: string, code: (lines: string[]) => boolean[], prefix: string): string {
  if (!content.includes(']:'))
    return content
  const env: { references?: Record<string, never> } = {}
  blocks.parse(content, env)
  const known = env.references ?? {}
  const isKnown = (label: string) => !label.startsWith('^') && blocks.utils.normalizeReference(label) in known
  const lines = content.split('\n')
  const isCode = code(lines)
  const name = (label: string) => `${prefix}${label.replace(/\s+/g, ' ').trim()}`
  return lines.map((line, i) => {
    if (isCode[i] || !line.includes('['))
      return line
    const [head = '', opening = '', label = ''] = RE_LABEL.exec(line) ?? []
    const defines = head !== '' && isKnown(label)
    if (defines)
      return `${opening}${name(label)}${line.slice(head.length)}`
    return line.replace(RE_USE, (whole, _, full?: string, short?: string) =>
      full !== undefined ? (isKnown(full) ? `[${name(full)}]` : whole) : short !== undefined && isKnown(short) ? `[${short}][${name(short)}]` : whole)
  }).join('\n')
}
