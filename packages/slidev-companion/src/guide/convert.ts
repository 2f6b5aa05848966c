import type { Attributes } from '../markdown/attributes'
import type { Node } from '../markdown/nodes'
import type { Parsed } from '../markdown/parse'
import { byAudience } from './audience'
import { NodeWriter } from './node-writer'

/** What a component becomes: Markdown, or undefined if this writer does not know it. */
export type WriteComponent = (name: string, attributes: Attributes, slot: string, line: number) => string | undefined

export interface Writer {
  component: WriteComponent
  /** An unknown component; returns what stands in its place. */
  unknown: (name: string, slot: string, line: number) => string
  /**
   * Returns where a link or picture leads from the page that is being written; undefined for what
   * is missing, and is named there.
   */
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

/** What a writer has to know of the text that its nodes are from. */
export type Source = Pick<Parsed, 'defines' | 'lineOf'>

/**
 * Returns the nodes of a slide as Markdown for mdBook: layout, motion and Vue gone, words, code and
 * pictures kept. Nothing is evaluated. Blocks of HTML may still hold Markdown:
 * `withoutMarkdownInHtml` comes last, on the page.
 */
export function convert(nodes: readonly Node[], source: Source, writer: Writer): string {
  const { shown, presenter, unread } = byAudience(nodes)
  for (const tag of unread)
    writer.unread?.(`${tag.text} asks who looks at the slide in a way that cannot be read`, source.lineOf(tag.from))
  if (presenter.length > 0)
    writer.presenter?.(new NodeWriter(source, writer).write(presenter))
  return new NodeWriter(source, writer).write(shown)
}
