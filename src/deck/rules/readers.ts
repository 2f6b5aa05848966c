import { isNoClaim } from '../../without-value'
import { shownWords, slideRule } from './rule'

const LEAST = 40

export const readers = slideRule(
  'readers',
  `Every slide has a source line where it shows evidence, and at least ${LEAST} words of prose for readers.`,
  ({ layout, source, guide }) => {
    const count = shownWords(guide).length
    return [
      ...((layout === 'evidence' || layout === 'split') && source === ''
        ? ([['no ::source:: line', 'say where the picture comes from']] as [string, string][])
        : []),
      // Sentences about what nobody could count are short, and their author wrote more.
      ...(count < LEAST && !guide.split('\n').some(isNoClaim)
        ? ([
            [
              `${count} words of prose below ::guide::`,
              `a reader who was not in the room needs at least ${LEAST}`,
            ],
          ] as [string, string][])
        : []),
    ]
  },
)
