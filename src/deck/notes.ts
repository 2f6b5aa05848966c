/**
 * What a line of a note begins with, and what it is: the view of the presenter sets them apart
 * (styles/presenter.css).
 */
const KINDS = [['Asked ', 'asked'], ['For the board: ', 'bridge'], ['Bridge: ', 'bridge']] as const
const APART = new RegExp(`\\n+(?=${KINDS.map(([start]) => start).join('|')})`, 'g')

/** Returns a note in which each likely question and each bridge is a paragraph of its own. */
export function partedNote(note: string): string {
  return note.replace(APART, '\n\n')
}

/** Returns what the paragraph of a note is, if it is no part of the talk itself. */
export function kindOfParagraph(text: string): string | undefined {
  return KINDS.find(([start]) => text.trimStart().startsWith(start))?.[1]
}
