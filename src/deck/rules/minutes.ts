import type { Deck, DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'
import { sectionOf, SECTIONS } from '../sections'

/** Minutes of the short cut in all. */
export const SHORT_CUT = 25

/** Returns the minutes of some slides, summed. */
export function minutesOf(slides: DeckSlide[]): number {
  return slides.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}

/** Returns the slides of the 25-minute cut. */
function shortCut({ slides }: Deck): DeckSlide[] {
  return slides.filter(({ core }) => core)
}

export const minutes: DeckRule = {
  id: 'minutes',
  asks: `The sections take ${SECTIONS.filter(({ minutes }) => minutes > 0).map(({ minutes }) => minutes).join(', ')} minutes, 45 in all; the marked slides at most ${SHORT_CUT}.`,
  check(deck) {
    const bySection = groupBySection(deck.slides)
    const core = shortCut(deck)
    return [
      ...[...bySection].flatMap(([section, slides]) => {
        const sum = minutesOf(slides)
        const planned = sectionOf(section)?.minutes
        return sum === planned ? [] : [{ slide: slides[0]!, found: `section ${section} takes ${sum} minutes`, fix: `make it ${planned ?? 'one of the known sections'}` }]
      }),
      ...(core.length > 0 && minutesOf(core) > SHORT_CUT ? [{ slide: core[0]!, found: `the short cut takes ${minutesOf(core)} minutes`, fix: `make it at most ${SHORT_CUT}` }] : []),
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
