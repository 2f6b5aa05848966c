import type { DeckSlide } from '../deck/load'

/** One row of numbers, a number for each category; null where there is none. */
export interface NativeSeries { name: string, values: readonly (number | null)[] }

/** A chart that PowerPoint draws by itself, in the place of an element of the slide. */
export interface NativeChart {
  /** The element that it stands for, as a CSS selector: that is left out of the slide's picture. */
  at: string
  /** The part of the element's width that it takes, from 0 to 1. Default: all of it. */
  across?: readonly [from: number, to: number]
  /** Bars lie; points stand alone, lines join them. */
  kind: 'bars' | 'lines' | 'points'
  title: string
  /** The text alternative. */
  alt: string
  categories: readonly string[]
  series: readonly NativeSeries[]
  /** Ends of intervals and limits, drawn thin: the library that writes the file has no error bars. Not with bars. */
  bounds?: readonly NativeSeries[]
  /** How numbers are written, as Excel has it: `0.0 %`. */
  format?: string
  /** The ends of the axis of the numbers. Default: PowerPoint's choice. */
  from?: number
  to?: number
}

/** How a deck becomes a PowerPoint. */
export interface PptxConfig {
  /** Returns the charts of a slide that PowerPoint draws by itself; all others stay in the slide's picture. */
  charts?: (slide: DeckSlide) => readonly NativeChart[]
  /** The colours of series, as RRGGBB, and that of bounds. Default: a blue, more of Office's, and grey. */
  colors?: { series: readonly string[], bounds: string }
}
