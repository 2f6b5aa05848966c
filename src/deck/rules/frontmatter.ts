import type { DeckRule } from './rule'
import { LAYOUTS } from './layouts'

const OURS = ['section', 'minutes', 'for', 'instead', 'yours', 'copy']
const KEYS = new Set(['layout', 'routeAlias', 'clicks', 'title', ...OURS])

export const frontmatter: DeckRule = {
  id: 'frontmatter',
  asks: 'Every slide has a known layout, a section, a unique alias and minutes, '
    + 'and no other key (it would ship with the site).',
  check({ slides }) {
    const aliases = new Map<string, number>()
    return slides.flatMap((slide, index) => {
      const at = (found: string, fix: string) => ({ slide, found, fix })
      const earlier = slide.alias === undefined ? undefined : aliases.get(slide.alias)
      if (slide.alias !== undefined)
        aliases.set(slide.alias, slide.no)
      const unknown
        = index === 0 ? [] : Object.keys(slide.frontmatter).filter(key => !KEYS.has(key))
      return [
        ...(slide.layout in LAYOUTS
          ? []
          : [at(`layout ${slide.layout}`, `known: ${Object.keys(LAYOUTS).join(', ')}`)]),
        ...(slide.section === undefined ? [at('no section', 'write section: \'03\'')] : []),
        ...(slide.alias === undefined || !/^[a-z][a-z0-9-]*$/.test(slide.alias)
          ? [at('no kebab-case routeAlias', 'it is the slide\'s id in every output')]
          : []),
        ...(earlier === undefined
          ? []
          : [at(`routeAlias ${slide.alias} is slide ${earlier}'s as well`, 'rename one')]),
        ...(slide.minutes === undefined ? [at('no minutes', 'write minutes: 1')] : []),
        ...unknown.map(key => at(`front matter key ${key}`, `known: ${[...KEYS].join(', ')}`)),
      ]
    })
  },
}
