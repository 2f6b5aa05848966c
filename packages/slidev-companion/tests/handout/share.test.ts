import type { Parts } from '../../src/handout/share'
import { describe, expect, it } from 'vitest'
import { beginnings, sharePages } from '../../src/handout/share'

/** A sheet of a height, with a slide that is smaller by 30, and lines of 10. */
function sheet(height: number, head = 50): Parts {
  const lines = Array.from({ length: (height - 30 - head) / 10 }, () => 10)
  return { full: [head + 30, ...lines], small: [head, ...lines] }
}
const places = (heights: number[]) => sharePages(heights.map(height => sheet(height)), 200, 10).map(({ small, follows }) => `${small ? 'small' : 'full'}${follows ? ', below' : ''}`)

describe('sheets on pages', () => {
  it('stand alone with a wide slide where none fits below', () => {
    expect(places([180, 180])).toEqual(['full', 'full'])
  })

  it('share a page where both fit with a smaller slide', () => {
    expect(places([120, 120])).toEqual(['small', 'small, below'])
  })

  it('follow where a long one ends, and do not leave it a page nearly empty', () => {
    expect(places([260, 130, 180])).toEqual(['full', 'small, below', 'full'])
  })

  it('are torn between two pages only where that saves one', () => {
    expect(places([150, 150])).toEqual(['full', 'full'])
    expect(places([150, 150, 150])).toEqual(['small', 'small, below', 'small, below'])
  })

  it('do not begin where their slide does not fit', () => {
    const tall: Parts = { full: [180], small: [150] }
    expect(sharePages([sheet(130), tall], 200, 10).map(({ follows }) => follows)).toEqual([false, false])
  })

  it('are none where there are none', () => {
    expect(sharePages([], 200, 10)).toEqual([])
  })
})

describe('the pages on which sheets begin', () => {
  const begins = (heights: number[]) => {
    const sheets = heights.map(height => sheet(height))
    return beginnings(sheets, sharePages(sheets, 200, 10), 200, 10)
  }

  it('are new ones where a sheet stands alone', () => {
    expect(begins([180, 180])).toEqual([0, 1])
  })

  it('are those of the sheets before them where they follow', () => {
    expect(begins([120, 120])).toEqual([0, 0])
    expect(begins([260, 130, 180])).toEqual([0, 1, 2])
  })

  it('are counted by one, whatever a page measures', () => {
    const page = 991.0157480314962
    const whole = Array.from({ length: 300 }, () => ({ full: [page], small: [page] }))
    expect(beginnings(whole, sharePages(whole, page, 27), page, 27)).toEqual(whole.map((_, i) => i))
  })
})
