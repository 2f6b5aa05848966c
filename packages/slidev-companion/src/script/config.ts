import type { DeckSlide } from '../deck/load'

/** A question that the speaker expects, and the answer. */
export interface Question { asked: string, answer: string }

/** A note, taken apart; every text is Markdown. */
export interface SpokenNote {
  /** What is said. `[click]` stands where the hand moves. */
  spoken: string
  /** Whom the slide is for. */
  listener?: string
  questions?: Question[]
  /** The sentence that leads to the next slide. */
  bridge?: string
}

/** How a deck's notes become a speaking script. */
export interface ScriptConfig {
  /** Takes a slide's note apart; `version` is the one that is spoken. Default: all of it is said. */
  note?: (slide: DeckSlide, talk: { version?: string }) => SpokenNote
  /** The most words a minute that the speaker wants to say. Default 160. */
  fastest?: number
  /** Further lines of the checklist for the room. */
  checklist?: readonly string[]
}
