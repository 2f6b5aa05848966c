/** Has no content and no end. */
export const VOID = names('br hr img input wbr source col track embed area base link meta')

/**
 * Holds its content in a place of the slide, or moves it: on a page its content is all there is.
 */
export const LAYOUT = names(`
  div span section article main header footer center font template nav aside slot button label component transition
  transition-group client-only v-click v-clicks v-after v-switch v-drag vclick vclicks vafter vswitch vdrag transform
  render-when renderwhen auto-fit-text autofittext light-or-dark lightordark titlerenderer tooltip click clicks
  code-group
`)

/** Stands on its own, also within a line. */
export const BLOCK = names('div section article main header footer center template nav aside v-clicks vclicks')

/** Says something that Markdown cannot. */
export const KEPT = names(`
  a abbr address audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn dl dt em figcaption
  figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd li mark meter ol p picture pre progress q rp rt ruby s samp
  small source strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
`)

/**
 * What stands in a line of text: an empty line within would end the paragraph, and the element with
 * it.
 */
export const PHRASING = names(
  'a abbr b bdi bdo cite del dfn em i ins kbd mark q s small strike strong sub sup tt u var',
)

/** Holds nothing to read. */
export const DROPPED = new Set([
  'script',
  'style',
])

/** What an attribute of a kept element may be called. */
export const ATTRIBUTES = names(`
  href src alt title width height colspan rowspan open controls loop muted poster start type lang dir datetime cite
  srcset allowfullscreen align value max min checked disabled scope headers
`)

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
