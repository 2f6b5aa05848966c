import { codeLines } from '../deck/slots'

const RE_OPEN = /^([ \t]*):{2,}[ \t]*([a-z][\w-]*)[ \t]*(?:\{([^}\n]*)\})?[ \t]*$/i
const RE_CLOSE = /^[ \t]*:{2,}[ \t]*$/
const RE_SLOT = /^[ \t]*#[\w-]+[ \t]*$/
const RE_INLINE = /(?<![\w:/`]):([a-z][\w-]*)\[([^\]\n]*)\](?:\{([^}\n]*)\})?/gi
const RE_MARK = /^:{2,}[ \t]*code-group\b.*$/

/** Returns a slide in which MDC's components are written as tags: `::card{title="A"}` … `::`, `:badge[new]`. Lines stay lines. */
export function componentsToTags(content: string): string {
  if (!content.includes(':'))
    return content
  const lines = content.split('\n')
  const code = codeLines(lines)
  const open: string[] = []
  return lines.map((line, i) => {
    if (code[i])
      return line
    const [, indent, name, attributes] = RE_OPEN.exec(line) ?? []
    if (name !== undefined) {
      open.push(name)
      return `${indent}<${name}${attributes ? ` ${attributes.trim()}` : ''}>`
    }
    if (open.length > 0 && RE_CLOSE.test(line))
      return `</${open.pop()}>`
    if (open.length > 0 && RE_SLOT.test(line))
      return ''
    return line.replace(RE_INLINE, (_, tag: string, words: string, given?: string) => `<${tag}${given ? ` ${given}` : ''}>${words}</${tag}>`)
  }).join('\n')
}

/** Returns a slide without the marks of code groups; their blocks carry their names above them. */
export function withoutCodeGroups(content: string): string {
  if (!content.includes('code-group'))
    return content
  const lines = content.split('\n')
  const code = codeLines(lines)
  let inside = false
  return lines.map((line, i) => {
    if (code[i])
      return line
    if (RE_MARK.test(line)) {
      inside = true
      return ''
    }
    if (inside && RE_CLOSE.test(line)) {
      inside = false
      return ''
    }
    return line
  }).join('\n')
}
