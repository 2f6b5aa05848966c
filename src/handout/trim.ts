import type { Plugin } from 'vite'

const NOTHING = '\0nothing'
const ROUTES = /\/@slidev\/client\/setup\/routes\.ts$/

/** Returns a plugin that leaves out of a build what paper has no use for: Slidev's own pages, and the icons of their controls. The rest goes into one script, which is sooner written and sooner loaded. */
export function trimPlugin(): Plugin {
  return {
    name: 'deck:trim',
    enforce: 'pre',
    resolveId: (id, importer = '') => id.startsWith('~icons/') || (id.startsWith('../pages/') && ROUTES.test(importer)) ? NOTHING : undefined,
    load: id => id === NOTHING ? 'export default { render: () => null }' : undefined,
    outputOptions: options => ({ ...options, manualChunks: undefined, codeSplitting: false }),
  }
}
