import { shownWords, slideRule } from './rule'

const MOST = 45

export const words = slideRule(
  'words',
  `At most ${MOST} words beside the picture; the rest is prose for readers.`,
  ({ body }) => {
    const count = shownWords(body).length
    return count > MOST
      ? [[`the slide shows ${count} words`, `keep ${MOST}; move the others below ::guide::`]]
      : []
  },
)
