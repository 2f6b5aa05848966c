/** What a build of the deck keeps to itself. Notes, comments and readers' prose are never in it. */
export interface SiteConfig {
  /**
   * The keys of a slide's front matter that the browser needs. Default: all, because layouts read
   * their own.
   */
  frontmatter?: readonly string[]
  /** Keys of the headmatter that only tools read. */
  privateHeadmatter?: readonly string[]
  /**
   * Other places from which its slides may show something, such as `https://www.youtube.com`. Default: none, and the
   * browser refuses the rest.
   */
  origins?: readonly string[]
}
