import { useNav } from '@slidev/client'
import { computed } from 'vue'
import { sectionNumbers } from '../src/deck/sections'

/** Returns the number that a section has in this deck, in which others may be left out. */
export function useSectionNumber(section: () => string | undefined) {
  const { slides } = useNav()
  const numbers = computed(() => sectionNumbers(slides.value.map(({ meta }) => meta.slide?.frontmatter.section)))
  return computed(() => numbers.value.get(section() ?? '') ?? section())
}
