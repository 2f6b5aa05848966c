import type { Plugin } from 'vite'

const NOTHING = '\0nothing'
const STYLE = '#handout-style'
/** Slidev's own parts that no slide can hold. */
const CONTROLS = /\/@slidev\/client\/(?!builtin\/|layouts\/)/
const ROUTES = /\/@slidev\/client\/setup\/routes\.ts$/

const isControl = (id: string, importer: string): boolean => id.startsWith('~icons/') && CONTROLS.test(importer)
const isPage = (id: string, importer: string): boolean => id.startsWith('../pages/') && ROUTES.test(importer)

/**
 * Returns a plugin that leaves out of a build what paper has no use for: Slidev's own pages, and
 * the icons of their controls.
 */
export function trimPlugin(): Plugin {
  return {
    name: 'slidev-companion:trim',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(?:~icons|\.\.\/pages)\// },
      handler: (id, importer = '') => isControl(id, importer) || isPage(id, importer) ? NOTHING : undefined,
    },
    load: { filter: { id: new RegExp(`^${NOTHING}$`) }, handler: () => 'export default { render: () => null }' },
  }
}

/** Returns a plugin that gives the handout the style sheet of the deck, if it has one for paper. */
export function stylePlugin(file?: string): Plugin {
  return {
    name: 'slidev-companion:style',
    enforce: 'pre',
    resolveId: { filter: { id: new RegExp(`^${STYLE}$`) }, handler: () => file ?? NOTHING },
  }
}
