import type { Jumps } from '../src/deck/jump'
import { useNav } from '@slidev/client'
import { afterJump } from '../src/deck/jump'

// One talk, one place to come back to: shared by the keys and by the links of the questions.
let jumps: Jumps = {}

/**
 * Jumps to slides by alias, and back to where the talk stood, with its clicks.
 * A slide that is not there is no jump.
 */
export function useJumps() {
  const { slides, currentPage, clicks, go } = useNav()

  function aliasOf(page: number): string | undefined {
    return slides.value[page - 1]?.meta.slide?.frontmatter.routeAlias as string | undefined
  }

  function pageOf(alias: string): number | undefined {
    return slides.value.find(({ no }) => aliasOf(no) === alias)?.no
  }

  return {
    pageOf,
    isAt: (alias: string) => aliasOf(currentPage.value) === alias,
    async jumpTo(alias: string): Promise<void> {
      const page = pageOf(alias)
      if (page === undefined || page === currentPage.value)
        return
      jumps = afterJump(jumps, { page: currentPage.value, clicks: clicks.value }, page)
      await go(page)
    },
    async goBack(): Promise<void> {
      const { back } = jumps
      jumps = {}
      if (back)
        await go(back.page, back.clicks)
    },
  }
}
