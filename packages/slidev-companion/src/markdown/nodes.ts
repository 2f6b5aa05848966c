import type { Attributes } from './attributes.ts'

/**
 * A piece of a slide's Markdown; `from` is where it begins in the source, `text` what stands there.
 */
export type Node = Words | Code | Fence | Line | Expression | Formula | Tag | Slot

interface Piece { from: number, text: string }

/**
 * Where a piece of text stands: from the start of its line, and to the end of one; else code or a
 * tag is beside it.
 */
export interface Edges { starts: boolean, ends: boolean }

/** Text, and whether it stands in a block of HTML, where Markdown is not read. */
export interface Words extends Piece, Edges { kind: 'words', html: boolean }

/** Code in a line, or code by its indent. */
export interface Code extends Piece { kind: 'span' | 'indented' }
export interface Fence extends Piece { kind: 'fence', lines: string[] }
/** `<<< file`. */
export interface Line extends Piece { kind: 'snippet' }
/** `{{ … }}`. */
export interface Expression extends Piece { kind: 'expression' }
export interface Formula extends Piece { kind: 'math', tex: string, display: boolean }
/** `::name::`: what follows stands in that slot of the layout. */
export interface Slot extends Piece { kind: 'slot', name: string }

export interface Tag extends Piece {
  kind: 'tag'
  name: string
  close: boolean
  self: boolean
  attributes: Attributes
  /** It begins its line, and is no part of a paragraph. */
  alone: boolean
}
