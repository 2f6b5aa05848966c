/** What a build of the deck depends on. */
export interface BuildConfig {
  /**
   * The files and folders that a build reads. Default: all below the deck's folder but
   * node_modules, dist and the like.
   */
  sources?: readonly string[]
  /** Further folders of the deck that take no outputs. */
  keepFree?: readonly string[]
}
