import type { Bookmark } from './pdf/outline'
import type { Handout } from './sheets'

/** Returns the bookmarks of a handout: title page, contents, then each section with its sheets. */
export function bookmarksOf(handout: Handout): Bookmark[] {
  return handout.sections.flatMap(({ id, name, sheets }) => {
    if (!id) // before the first section: the cover
      return [...sheets.map(sheet => ({ title: sheet.title })), { title: 'Contents', anchor: 'contents' }]
    const [first, ...rest] = sheets
    const below = first!.kind === 'opener' ? rest : sheets
    return [{
      title: `${id} ${name}`.trim(),
      anchor: first!.id,
      kids: below.map(sheet => ({ title: sheet.title, anchor: sheet.id })),
    }]
  })
}
