import type { Version } from '../deck/version'
import type { Stamp } from '../marking'
import type { SiteConfig } from '../site/config'

/**
 * For the screen; as one file; for the stage, with notes and the presenter's view; or for the printer of
 * the handout, which has no use for Slidev's pages and controls.
 */
export type Media = 'screen' | 'file' | 'stage' | 'paper'

/** One build: plain data, because it is handed to a process of its own. */
export interface BuildTask {
  /** The deck's entry file. */
  entry: string
  outDir: string
  media: Media
  site: SiteConfig
  /** The slides that are built, and their minutes; on the stage the others follow as backups. Default: all. */
  version?: Version & { name: string }
  /** Stamped on every slide. */
  stamp?: Stamp
  /** The slot with readers' prose, which no layout shows. */
  prose?: string
  /** The deck's style sheet for paper. */
  style?: string
}
