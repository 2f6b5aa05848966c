import type { Deck, DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'

/** Minutes of the 45-minute talk by section, and of the short cut in all. */
export const BUDGET: Record<string, number> = { '00': 4, '01': 6, '02': 5, '03': 9, '04': 7, '05': 6, '06': 8, 'A': 0 }
export const SHORT_CUT = 25

/** Returns the minutes of some slides, summed. */
export function minutesOf(slides: DeckSlide[]): number {
  return slides.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}

/** Returns the slides of the 25-minute cut. */
export function shortCut({ slides }: Deck): DeckSlide[] {
  return slides.filter(({ core }) => core)
}

export const minutes: DeckRule = {
  id: 'minutes',
  asks: `The sections take ${Object.values(BUDGET).slice(0, 7).join(', ')} minutes, 45 in all; the marked slides at most ${SHORT_CUT}.`,
  check(deck) {
    const bySection = groupBySection(deck.slides)
    const core = shortCut(deck)
    return [
      ...[...bySection].flatMap(([section, slides]) => {
        const sum = minutesOf(slides)
        return sum === BUDGET[section] ? [] : [{ slide: slides[0]!, found: `section ${section} takes ${sum} minutes`, mend: `make it ${BUDGET[section] ?? 'one of the known sections'}` }]
      }),
      ...(core.length > 0 && minutesOf(core) > SHORT_CUT ? [{ slide: core[0]!, found: `the short cut takes ${minutesOf(core)} minutes`, mend: `make it at most ${SHORT_CUT}` }] : []),
    ]
  },
}

// Node 20 has no Map.groupBy.
function groupBySection(slides: DeckSlide[]): Map<string, DeckSlide[]> {
  const groups = new Map<string, DeckSlide[]>()
  for (const slide of slides)
    groups.set(slide.section ?? '', [...groups.get(slide.section ?? '') ?? [], slide])
  return groups
}
