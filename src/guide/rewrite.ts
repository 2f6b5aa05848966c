import type { Writer } from './convert'
import { inertText } from './mdbook'
import { endOf } from './tokens'

// eslint-disable-next-line regexp/no-misleading-capturing-group -- the space is put back as it was
const RE_DESTINATION = /^([ \t]*)(<[^>\n]*>|[^\s()<]?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(\s*\)|\s+(?:"[^"]*"|'[^']*'|\([^)]*\))\s*\))/
const RE_REFERENCE = /^([ \t]*\[[^\]^][^\]]*\]:[ \t]*)(\S+)/gm
const RE_INLINE_FOOTNOTE = /\^\[([^[\]]{1,2000})\]/g
/** MDC's, behind words and links: a book has no use for them. */
const RE_ATTRIBUTES = /\{[^{}\n]{1,300}\}/y
const RE_BRACKET = /[\\[\]]/g
const RE_FOOTNOTE = /\[\^([^\]\s]+)\]/g

/** Returns Markdown text (no code, no tags) with its links, pictures and footnotes pointing where they lead from the page. */
export function rewriteText(text: string, writer: Writer, line: number): string {
  if (!text.includes(']'))
    return inertText(text)
  let out = ''
  let from = 0
  const opened: number[] = []
  let at = line
  let counted = 0
  for (let i = nextBracket(text, 0); i < text.length; i = nextBracket(text, i + 1)) {
    const char = text[i]
    if (char === '\\') {
      i++
    }
    else if (char === '[') {
      opened.push(i)
    }
    else if (char === ']') {
      const open = opened.pop() ?? from
      const image = text[open - 1] === '!'
      if (text[i + 1] !== '(') {
        const end = writer.mdc && open >= from ? endOf(RE_ATTRIBUTES, text, i + 1) : -1
        if (end > 0) {
          out += text.slice(from, open) + text.slice(open + 1, i)
          from = end
          i = end - 1
        }
        continue
      }
      const found = RE_DESTINATION.exec(text.slice(i + 2, i + 4002))
      if (found === null)
        continue
      const [whole, space = '', target = '', rest = ''] = found
      const bare = target.replace(/^<|>$/g, '')
      at += newlines(text, counted, i)
      counted = i
      const moved = writer.url(bare, image ? 'image' : 'link', at)
      out += `${text.slice(from, i + 2)}${space}${/[\s()]/.test(moved) ? `<${moved}>` : moved}${rest}`
      from = i + 2 + whole.length
      if (writer.mdc)
        from = Math.max(from, endOf(RE_ATTRIBUTES, text, from))
      i = from - 1
    }
  }
  out += text.slice(from)
  const { inline } = writer
  if (inline !== undefined)
    out = out.replace(RE_INLINE_FOOTNOTE, (_, words: string) => `[^inline${inline.push(words)}]`)
  if (out.includes(']:'))
    out = out.replace(RE_REFERENCE, (_, head: string, target: string) => `${head}${writer.url(target, 'link', line)}`)
  return inertText(out.replace(RE_FOOTNOTE, (_, name: string) => `[^${writer.footnotes}${name}]`))
}

function nextBracket(text: string, from: number): number {
  RE_BRACKET.lastIndex = from
  return RE_BRACKET.exec(text)?.index ?? text.length
}

function newlines(text: string, from: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    count++
  return count
}
