import type { PDFRef } from 'pdf-lib'

/** Left, bottom, right, top in points: what lies inside the page margins. */
export type Body = readonly [number, number, number, number]

/** What the content streams hold; keys of marks are "page reference/MCID". */
export interface Marks {
  /** The text of each mark. */
  texts: Map<string, string>
  /** The form XObject a mark lies in, if any. Chromium numbers its marks like the page's own. */
  inForm: Map<string, PDFRef>
  /** Forms with marks of their own. */
  forms: Map<PDFRef, { page: string, ids: number[] }>
  /** Marks taken back, because their form is painted twice. */
  dropped: Set<string>
  /** Words that need no tag. */
  decoration: string
  artifacts: number
  warnings: string[]
}

/** Returns what is known before anything is read. `decoration` is the words that need no tag. */
export function noMarks(decoration: string): Marks {
  return {
    texts: new Map(),
    inForm: new Map(),
    forms: new Map(),
    dropped: new Set(),
    decoration,
    artifacts: 0,
    warnings: [],
  }
}
