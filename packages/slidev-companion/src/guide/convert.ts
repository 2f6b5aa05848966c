import type { Attributes } from './attributes'
import type { Tag, Token } from './tokens'
import { codeLines } from '../deck/fences'
import { byAudience } from './audience'
import { isLayout, writeElement } from './element'
import { BLOCK, DROPPED, VOID } from './elements'
import { fenceToMarkdown } from './fences'
import { IndentedCode } from './indented'
import { inertSpan, inertText, mathToMdbook } from './mdbook'
import { ownLabels } from './references'
import { rewriteText } from './rewrite'
import { tokenize } from './tokens'
import { literal } from './typed'

/** What a component becomes: Markdown, or undefined if this writer does not know it. */
export type WriteComponent = (name: string, attributes: Attributes, slot: string, line: number) => string | undefined

export interface Writer {
  component: WriteComponent
  /** An unknown component; returns what stands in its place. */
  unknown: (name: string, slot: string, line: number) => string
  /** Returns where a link or picture leads from the page that is being written; undefined for what is missing, and is named there. */
  url: (target: string, kind: 'link' | 'image', line: number) => string | undefined
  /** Returns the code block of a `<<<` line. */
  snippet: (line: string, at: number) => string | undefined
  /** Returns what stands for `{{ expression }}`. */
  expression: (text: string, line: number) => string
  /** Put before each footnote's name, so that two slides of a page can both have `[^1]`. */
  footnotes: string
  /** Whether the deck writes attributes in braces behind words and links, as MDC does. */
  mdc?: boolean
  /** Whether quotes stay as straight as they are on the slide. */
  quotes?: boolean
  /** Takes what only the presenter sees; without it, it goes. */
  presenter?: (text: string) => void
  /** Told of what can only be known by evaluating it, and is left out. */
  unread?: (found: string, line: number) => void
  /** Takes the words of `^[inline footnotes]`, which mdBook does not know. */
  inline?: string[]
}

const MARK = /\uFDD0(\d+)\uFDD1/g
const RE_KEPT = /[\uFDD0\uFDD2]/
const DEEPEST = 50

/** An element whose end has not come yet. */
export interface Frame {
  name: string
  attributes: Attributes
  out: string[]
  line: number
  /** It begins its line, and is no part of a paragraph. */
  alone: boolean
  /** Nothing but layout stands around it, and no word before it in its line. */
  leads: boolean
  /** Whether a word stands in it yet. */
  begun: boolean
}

/**
 * Returns a slide's Markdown for mdBook: layout, motion and Vue gone, words, code and pictures kept. Nothing is evaluated. Blocks of HTML
 * may still hold Markdown: `withoutMarkdownInHtml` comes last, on the page.
 */
export function convert(content: string, writer: Writer, line = 1): string {
  const text = ownLabels(content.replace(/[\uFDD0-\uFDD2]/g, '\uFFFD'), codeLines, writer.footnotes)
  const { shown, presenter, unread } = byAudience(tokenize(text, line, writer.mdc))
  for (const tag of unread)
    writer.unread?.(`${tag.raw} asks who looks at the slide in a way that cannot be read`, tag.line)
  if (presenter.length > 0)
    writer.presenter?.(writeTokens(presenter, writer, line))
  return writeTokens(shown, writer, line)
}

function writeTokens(tokens: Token[], writer: Writer, line: number): string {
  const store: string[] = []
  const keep = (text: string) => `\uFDD0${store.push(text) - 1}\uFDD1`
  const frames: Frame[] = [{ name: '', attributes: {}, out: [], line, alone: true, leads: true, begun: false }]
  const emit = (text: string) => {
    const frame = frames.at(-1)!
    frame.out.push(text)
    frame.begun ||= text.trim() !== ''
  }
  const within = (name: string) => frames.find(frame => frame.name.toLowerCase() === name)
  const indented = new IndentedCode()
  let raw: Raw | undefined
  let at = line

  const closeFrame = () => {
    const frame = frames.pop()!
    const text = frame.out.join('')
    const block = frame.alone || frame.leads || BLOCK.has(frame.name.toLowerCase())
    const made = writeElement(frame, block && frame.name.toLowerCase() !== 'pre' ? dedent(text) : text, writer)
    emit(made === '' && frame.alone ? '' : block ? `${frame.alone ? '' : '\uFDD2'}${keep(made)}${frame.alone ? '' : '\uFDD2'}` : made)
  }
  const openFrame = (token: Tag) => {
    const parent = frames.at(-1)!
    const alone = token.alone && !VOID.has(token.name)
    const leads = parent.leads && isLayout(parent.name) && (alone || (parent.alone && !parent.begun))
    frames.push({ name: token.name, attributes: token.attributes, out: [], line: token.line, alone, leads, begun: false })
    if (token.self || VOID.has(token.name) || frames.length > DEEPEST)
      closeFrame()
  }

  for (const token of tokens) {
    if (raw !== undefined) {
      raw = continueRaw(raw, token)
      if (raw.depth === 0) {
        emitRaw(raw)
        raw = undefined
      }
      continue
    }
    if ('line' in token)
      at = token.line
    switch (token.kind) {
      case 'text':
        emit(writeText(token))
        break
      case 'span':
        emit(keep(inertSpan(token.text)))
        break
      case 'math':
        emit(token.display ? `\uFDD2${keep(mathToMdbook(token.text, true))}\uFDD2` : keep(mathToMdbook(token.text, false)))
        break
      case 'expression':
        emit(writer.expression(token.text, at))
        break
      case 'snippet':
        emit(`${/^\s*/.exec(token.text)![0]}${keep(writer.snippet(token.text, token.line) ?? '')}\n`)
        break
      case 'fence': {
        const { indent, markdown } = fenceToMarkdown(token.lines, text => writer.snippet(text, token.line))
        emit(`${indent}${keep(markdown)}\n`)
        break
      }
      case 'tag': {
        const name = token.name.toLowerCase()
        if (token.close) {
          const open = frames.reduce((found, frame, i) => i > 0 && frame.name.toLowerCase() === name ? i : found, 0)
          frames.slice(open > 0 ? open : frames.length).forEach(closeFrame)
        }
        else if ((DROPPED.has(name) || name === 'svg') && !token.self) {
          raw = { name, depth: 1, text: token.raw }
        }
        else {
          openFrame(token)
        }
      }
    }
  }
  while (frames.length > 1)
    closeFrame()
  if (raw?.name === 'svg')
    emitRaw(raw)
  // Two spaces at the end of a line break it. Code is still kept away here: its spaces stay.
  return expand(trimLines(frames[0]!.out.join('')), store)

  function writeText(token: Token & { kind: 'text' }): string {
    if (within('pre')?.leads)
      return inertText(token.text)
    if (token.html)
      return inertText(literal(token.text, token))
    const linked = within('a') !== undefined
    // In an element an indent is the element's.
    if (frames.length > 1)
      return rewriteText(token.text, writer, at, { ...token, linked })
    let line = at
    return indented.split(token.text, token.starts).map((run, i, { length }) => {
      const from = line
      line += run.text.split('\n').length - 1
      return run.code
        ? inertText(run.text)
        : rewriteText(run.text, writer, from, { starts: i > 0 || token.starts, ends: i < length - 1 || token.ends, linked })
    }).join('')
  }

  function emitRaw({ name, text }: Raw) {
    if (!DROPPED.has(name))
      emit(keep(inertText(text)))
  }
}

function trimLines(text: string): string {
  return /[ \t]$/m.test(text) ? text.split('\n').map(withoutTrailingSpaces).join('\n') : text
}

function withoutTrailingSpaces(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ' || line[end - 1] === '\t')
    end--
  return line.length - end === 2 && line.endsWith('  ') ? line : line.slice(0, end)
}

interface Raw { name: string, depth: number, text: string }

/** Scripts, styles and drawings hold no Markdown: all up to their own end belongs to them. */
function continueRaw(raw: Raw, token: Token): Raw {
  const isTag = token.kind === 'tag' && token.name.toLowerCase() === raw.name && !token.self
  const text = token.kind === 'tag' ? token.raw : token.kind === 'fence' ? token.lines.join('\n') : token.kind === 'text' ? literal(token.text, token) : token.text
  // A blank line would end the HTML block, and what follows would become text.
  return { ...raw, depth: raw.depth + (isTag ? (token.close ? -1 : 1) : 0), text: raw.text + text.replace(/\n\s*\n/g, '\n') }
}

/** Returns the lines moved left by their common indent: what stood inside an element stands on its own now. */
export function dedent(text: string): string {
  if (/\n[^\s\uFDD0]/.test(text)) // a line at the left edge: nothing to move
    return text.replace(/^[^\S\n]+(?=\uFDD0)/, '')
  const lines = text.split('\n')
  const indents = lines.slice(1).filter(line => line.trim() && !/^\s*\uFDD0\d+\uFDD1\s*$/.test(line)).map(line => /^[ \t]*/.exec(line)![0].length)
  const least = indents.reduce((a, b) => Math.min(a, b), Infinity)
  return lines.map((line, i) => i === 0 || least === Infinity ? line.replace(/^\s+(?=\uFDD0)/, '') : line.slice(Math.min(least, /^[ \t]*/.exec(line)![0].length))).join('\n')
}

/** Puts what was kept back: alone on a line it is a block with room around it, in a row of a table or list it stays in its line. */
function expand(text: string, store: string[]): string {
  if (!RE_KEPT.test(text))
    return text
  return text.split('\n').map((line) => {
    if (!RE_KEPT.test(line))
      return line
    const alone = /^([ \t]*)\uFDD2*\uFDD0(\d+)\uFDD1\uFDD2*[ \t]*$/.exec(line)
    if (alone !== null) {
      const block = expand(store[Number(alone[2])]!, store).replace(/^\n+|\n+$/g, '')
      const indented = alone[1] === '' ? block : block.replace(/^(?=.)/gm, alone[1]!)
      // HTML inside HTML and code inside a quote stay line by line: an empty line would end the outer block.
      return isBlock(block) && !/^(?:<[a-z]|>)/i.test(block) ? `\n${indented}\n` : indented
    }
    const stays = /^\s*(?:[|>#]|[-*+]\s|\d+[.)]\s)/.test(line) || line.includes(' | ')
    return line.replace(/\uFDD2/g, stays ? ' ' : '\n\n').replace(MARK, (_, index: string) => {
      const inner = expand(store[Number(index)]!, store)
      return stays && !/^\s*(?:`{3,}|~{3,})/m.test(inner) ? inner.replace(/\s*\n\s*/g, ' ').trim() : inner
    })
  }).join('\n')
}

function isBlock(text: string): boolean {
  return text.includes('\n') || !/^(?:`[^`]|<(?:[abi]|em|strong|code|kbd|small|sub|sup|br)\b)/.test(text)
}
