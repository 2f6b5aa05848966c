import type { Range } from './comments.ts'

/** What stands in place of a range of a text; where the range is empty, it is put between. */
export interface Edit extends Range { text: string }

/** Returns a text with its edits made: at one place in their order, and none within what another replaces. */
export function edited(text: string, edits: readonly Edit[]): string {
  let made = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.end - b.end)) {
    if (edit.from < at)
      continue
    made += text.slice(at, edit.from) + edit.text
    at = edit.end
  }
  return made + text.slice(at)
}

/** Returns the edit that puts a text before a character. */
export function insertion(at: number, text: string): Edit {
  return { from: at, end: at, text }
}
