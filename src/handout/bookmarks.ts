import type { Bookmark } from './pdf/outline'
import type { Handout } from './sheets'

/** Returns the bookmarks of a handout: title page, contents, then each section with its sheets. `nameOf` names a section. */
export function bookmarksOf(handout: Handout, nameOf: (section: string) => string): Bookmark[] {
  return handout.sections.flatMap(({ id, sheets }) => {
    if (!id) // before the first section: the cover
      return [...sheets.map(sheet => ({ title: sheet.title })), { title: 'Contents', anchor: 'contents' }]
    const [first, ...rest] = sheets
    const below = first!.kind === 'opener' ? rest : sheets
    return [{
      title: `${id} ${nameOf(id)}`.trim(),
      anchor: first!.id,
      kids: below.map(sheet => ({ title: sheet.title, anchor: sheet.id })),
    }]
  })
}
