import type { Deck } from './deck/load'
import type { Version } from './deck/version'
import type { Problem } from './errors'
import type { GuideConfig } from './guide/config'
import type { HandoutConfig } from './handout/config'
import type { PptxConfig } from './pptx/config'
import type { ScriptConfig } from './script/config'
import type { SiteConfig } from './site/config'
import type { BuildConfig } from './slidev/config'

/** What a deck tells the companion about itself: `companion.config.ts` beside its slides. All of it may be left out. */
export interface CompanionConfig {
  /**
   * Changes the text of a deck's file before it is parsed, as a preparser of the deck does in Slidev.
   * A line has to stay a line: messages name the author's.
   */
  prepare?: (text: string, file: string) => string
  /**
   * The deck's versions by their names: `--for` asks for one, and `for` in the front matter of a slide
   * names those it belongs to.
   */
  versions?: Record<string, Version>
  /**
   * Which edition of the deck it is, in words: stands on the handout's title page and beside a marking. Default, on
   * the title page: what git calls it.
   */
  edition?: string
  /** What the deck holds itself to; each returns what is wrong, with file and line. */
  checks?: readonly ((deck: Deck) => Problem[] | Promise<Problem[]>)[]
  /** What whoever checks the deck or makes its guide should know: printed as the last line. */
  notice?: () => string | undefined
  guide?: GuideConfig
  handout?: HandoutConfig
  site?: SiteConfig
  pptx?: PptxConfig
  script?: ScriptConfig
  build?: BuildConfig
}

/** Returns the configuration as it is, with its type. */
export function defineConfig(config: CompanionConfig): CompanionConfig {
  return config
}
