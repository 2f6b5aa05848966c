import type { Range } from './comments.ts'
import type { Node, Tag, Words } from './nodes.ts'
import { readAttributes } from './attributes.ts'

/** `::name{…}`, `::` or `#slot`: what may be a line of MDC. */
export const RE_MDC = /^(?::{2,}[ \t]*(?:[a-z$].*)?|#[a-z][\w-]*(?:\{[^{}]*\})?[ \t]*)$/i
const RE_OPEN = /^[ \t]*(:{2,})[ \t]*([a-z$][$\w.-]*)[ \t]*(?:\[([^\]]*)\])?[ \t]*(?:\{([^{}]*)\})?[ \t]*$/i
const RE_CLOSE = /^[ \t]*(:{2,})[ \t]*$/
const RE_SLOT = /^[ \t]*#[a-z][\w-]*(?:\{[^{}]*\})?[ \t]*$/i
const RE_GROUP = /^code-?group$/i
const RE_WORDS = /:([a-z][\w-]*)(?=[[{])(?:\[((?:[^[\]\\\n]|\\.){0,1000})\])?(?:\{([^{}\n]{0,1000})\})?/iy
/** `{.class}`, `{#id}`, `{v-click}`, `{key=value}`; `{Name}` and `{@name}` may be another plugin's. */
const ATTRIBUTES = String.raw`(?<![\\{$])\{[ \t]*(?:[.#][\w!-]|v-[a-z]|[:@a-z][\w:.-]*=)[^{}\n]{0,300}(?<!\\)\}`
const RE_ATTRIBUTES = new RegExp(ATTRIBUTES, 'gi')
const RE_LAST_ATTRIBUTES = new RegExp(`${ATTRIBUTES}$`, 'i')

/** Reads the lines of a text in order, and remembers which components with colons are open. */
export class MdcLines {
  readonly #mdc: boolean
  readonly #open: { marks: number, name: string }[] = []

  /** Without MDC a group of code is the only such component. */
  constructor(mdc: boolean) {
    this.#mdc = mdc
  }

  /**
   * Returns the nodes of a line that opens or closes one or begins a slot of it; undefined for any
   * other.
   */
  read(line: string, from: number): Node[] | undefined {
    const open = this.#open
    const [, marks, name = '', words, attributes] = RE_OPEN.exec(line) ?? []
    if (marks !== undefined && (this.#mdc || RE_GROUP.test(name))) {
      open.push({ marks: marks.length, name })
      const tag = tagOf(name, 'opens', from, attributes)
      return words === undefined ? [tag] : [tag, wordsOf(`${words}\n\n`, from)]
    }
    const closes = RE_CLOSE.exec(line)?.[1]?.length
    const at = closes === undefined ? -1 : open.findLastIndex(one => one.marks === closes)
    if (at >= 0)
      return open.splice(at).reverse().map(one => tagOf(one.name, 'closes', from))
    const inComponent = open.length > 0 && !RE_GROUP.test(open.at(-1)!.name)
    return inComponent && RE_SLOT.test(line) ? [wordsOf('\n', from)] : undefined
  }
}

interface MdcWords { nodes: Node[], end: number }

/** Returns the nodes of `:name[words]{…}` at a place in a text, and where it ends. */
export function mdcWords(text: string, at: number, from: number): MdcWords | undefined {
  RE_WORDS.lastIndex = at
  const isPart = /[\w:\\]/.test(text[at - 1] ?? '')
  const [whole, name = '', words, attributes] = isPart ? [] : RE_WORDS.exec(text) ?? []
  if (whole === undefined)
    return undefined
  const end = at + whole.length
  if (words === undefined)
    return { nodes: [{ ...tagOf(name, 'alone', from, attributes), alone: false }], end }
  const tag = { ...tagOf(name, 'opens', from, attributes), alone: false }
  return { nodes: [tag, wordsOf(words, from, false), tagOf(name, 'closes', from)], end }
}

/** Returns where attributes stand behind words; braces with other words in them stay words. */
export function attributesIn(text: string): Range[] {
  const found = text.includes('{') ? [...text.matchAll(RE_ATTRIBUTES)] : []
  return found.map(({ index, 0: whole }) => ({ from: index, end: index + whole.length }))
}

/** Returns words without the attributes at their end. */
export function withoutAttributes(words: string): string {
  return words.endsWith('}') ? words.replace(RE_LAST_ATTRIBUTES, '').trimEnd() : words
}

type Part = 'opens' | 'closes' | 'alone'

function tagOf(name: string, kind: Part, from: number, attributes = ''): Tag {
  return {
    kind: 'tag',
    from,
    text: '',
    name,
    close: kind === 'closes',
    self: kind === 'alone',
    attributes: readAttributes(attributes),
    alone: true,
  }
}

function wordsOf(text: string, from: number, whole = true): Words {
  return { kind: 'words', from, text, html: false, starts: whole, ends: whole }
}
