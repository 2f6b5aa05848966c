import type { DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'
import { sectionOf, SECTIONS } from '../sections'

/** Returns the minutes of some slides, summed. */
export function minutesOf(slides: readonly DeckSlide[]): number {
  return slides.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}

const TAKEN = SECTIONS.map(({ minutes }) => minutes).filter(taken => taken > 0)

/** Returns the rule about the time of each section; a deck that leaves out slides takes less. */
export function minutes(isWhole: boolean): DeckRule {
  return {
    id: 'minutes',
    asks: `The sections take ${TAKEN.join(', ')} minutes, 45 in all.`,
    check(deck) {
      const bySection = groupBySection(deck.slides)
      return [
        ...[...bySection].flatMap(([section, slides]) => {
          const sum = minutesOf(slides)
          const planned = sectionOf(section)?.minutes
          const fix = `make it ${planned ?? 'one of the known sections'}`
          const each = slides.map(slide => `${slide.alias ?? `slide ${slide.no}`} ${slide.minutes ?? 0}`).join(', ')
          const fits = sum === planned || (!isWhole && planned !== undefined && sum < planned)
          return fits ? [] : [{ slide: slides[0]!, found: `section ${section} takes ${sum} minutes: ${each}`, fix }]
        }),
      ]
    },
  }
}

// Node 20 has no Map.groupBy.
function groupBySection(slides: DeckSlide[]): Map<string, DeckSlide[]> {
  const groups = new Map<string, DeckSlide[]>()
  for (const slide of slides)
    groups.set(slide.section ?? '', [...groups.get(slide.section ?? '') ?? [], slide])
  return groups
}
