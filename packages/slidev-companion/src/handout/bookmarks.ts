import type { Bookmark } from './pdf/outline'
import type { Handout } from './sheets'

const CONTENTS = { title: 'Contents', anchor: 'contents' }

/**
 * Returns the bookmarks of a handout: title page, contents, then its sheets, below their sections
 * where there are any.
 */
export function bookmarksOf(handout: Handout): Bookmark[] {
  return handout.sections.flatMap(({ id, name, sheets }) => {
    const marks = sheets.map(({ id, kind, title }) => kind === 'cover' ? { title } : { title, anchor: id })
    if (!id)
      return sheets[0]!.kind === 'cover' ? [marks[0]!, CONTENTS, ...marks.slice(1)] : marks
    const below = sheets[0]!.kind === 'opener' ? marks.slice(1) : marks
    return [{ title: `${id} ${name}`.trim(), anchor: sheets[0]!.id, kids: below }]
  })
}
