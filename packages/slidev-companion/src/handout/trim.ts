import type { Plugin } from 'vite'

const NOTHING = '\0nothing'
/** Slidev's own parts that no slide can hold. */
const CONTROLS = /\/@slidev\/client\/(?!builtin\/|layouts\/)/
const ROUTES = /\/@slidev\/client\/setup\/routes\.ts$/

/** Returns a plugin that leaves out of a build what paper has no use for: Slidev's own pages, and the icons of their controls. */
export function trimPlugin(): Plugin {
  return {
    name: 'deck:trim',
    enforce: 'pre',
    resolveId: (id, importer = '') => (id.startsWith('~icons/') && CONTROLS.test(importer)) || (id.startsWith('../pages/') && ROUTES.test(importer)) ? NOTHING : undefined,
    load: id => id === NOTHING ? 'export default { render: () => null }' : undefined,
  }
}
