import type { TextLine } from './measure'
import { describe, expect, it } from 'vitest'
import { clipping, margins, overflow, overlap, shifts, size, strength } from './checks'

function line(change: Partial<TextLine> = {}): TextLine {
  return {
    id: 1,
    text: 'Nothing merges',
    element: 'p.label',
    fontSize: 14,
    left: 100,
    top: 100,
    right: 200,
    bottom: 120,
    color: 'rgb(26, 26, 26)',
    faded: false,
    covered: false,
    clip: { left: 0, top: 0, right: 980, bottom: 552 },
    ...change,
  }
}

describe('the rendered checks', () => {
  it('let a well-set line pass', () => {
    for (const check of [overflow, margins, clipping, size, overlap])
      expect(check([line()])).toEqual([])
  })

  it('name text that leaves the canvas, and by how much', () => {
    expect(overflow([line({ right: 992 })])).toEqual(['"Nothing merges" (p.label) leaves the canvas by 12 px: cut words, or give the picture less room'])
  })

  it('name text in the margin once, not twice when it leaves the canvas as well', () => {
    expect(margins([line({ bottom: 540 })])[0]).toContain('4 px in the margin')
    expect(margins([line({ right: 992 })])).toEqual([])
  })

  it('name text that a box cuts off', () => {
    expect(clipping([line({ clip: { left: 0, top: 0, right: 180, bottom: 552 } })])[0]).toContain('cut off by 20 px')
  })

  it('name text under 14 px', () => {
    expect(size([line({ fontSize: 12.5 })])[0]).toContain('is 12.5 px')
  })

  it('name text in a colour that is for lines only, and text that is half faded', () => {
    const check = strength(['rgb(26, 26, 26)'])
    expect(check([line()])).toEqual([])
    expect(check([line({ color: 'rgb(133, 142, 155)' })])[0]).toContain('in rgb(133, 142, 155)')
    expect(check([line({ faded: true })])[0]).toContain('half faded')
  })

  it('name two texts on each other, but not two lines of one text or close lines', () => {
    expect(overlap([line(), line({ id: 2, left: 190, right: 260, top: 104, bottom: 124 })])[0]).toContain('overlap by 10 ×')
    expect(overlap([line(), line({ top: 110, bottom: 130 })])).toEqual([])
    expect(overlap([line(), line({ id: 2, top: 117, bottom: 137 })])).toEqual([])
  })

  it('name text that moves between two clicks, but not text that appears', () => {
    expect(shifts([line()], [line({ top: 104, bottom: 124 })])[0]).toContain('moved by 4 px')
    expect(shifts([line()], [line(), line({ id: 2, top: 300 })])).toEqual([])
  })
})
