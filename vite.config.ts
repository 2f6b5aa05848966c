import type { UserConfig } from 'vite'
import process from 'node:process'
import { defineConfig } from 'vite'
import { trimPlugin } from './packages/slidev-companion/src/handout/trim.ts'
import { mendPlugin } from './packages/slidev-companion/src/site/mend.ts'
import { stripPlugin, titlesPlugin } from './packages/slidev-companion/src/site/plugin.ts'
import { keepReferences } from './packages/slidev-companion/src/site/references.ts'

/** `npm run handout` builds for its printer alone, which is done sooner. */
const forPaper = process.env.DECK_BUILD === 'paper'

/** What Slidev's client takes from packages of many small files: a hundred requests before the first slide, in a dozen bundles. */
const SMALL_FILES = [
  '@floating-ui/dom',
  'framesync',
  'popmotion',
  'roughjs/bin/generator',
  'roughjs/bin/renderer',
  'style-value-types',
  'unhead',
  'unhead/plugins',
  'unhead/utils',
]

// `slidev` is Slidev's own key. Comments of the sources, notes among them, never reach a page.
const config: UserConfig & { slidev: object } = {
  plugins: [titlesPlugin(), stripPlugin(), mendPlugin(), forPaper && trimPlugin()],
  slidev: {
    vue: { template: { compilerOptions: { comments: false } } },
    markdown: { markdownSetup: keepReferences },
  },
  optimizeDeps: { include: SMALL_FILES },
  build: { reportCompressedSize: false },
}

export default defineConfig(config)
