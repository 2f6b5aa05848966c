import type { GuideConfig } from './guide/config'

/** What a deck tells the companion about itself: `companion.config.ts` beside its slides. All of it may be left out. */
export interface CompanionConfig {
  /**
   * Changes the text of a deck's file before it is parsed, as a preparser of the deck does in Slidev.
   * A line has to stay a line: messages name the author's.
   */
  prepare?: (text: string, file: string) => string
  guide?: GuideConfig
}

/** Returns the configuration as it is, with its type. */
export function defineConfig(config: CompanionConfig): CompanionConfig {
  return config
}
