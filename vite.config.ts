import type { UserConfig } from 'vite'
import { defineConfig } from 'vite'
import { nestedButtonPlugin } from './packages/slidev-companion/src/site/nested-button.ts'
import { titlesPlugin } from './packages/slidev-companion/src/site/plugin.ts'
import { keepReferences } from './packages/slidev-companion/src/site/references.ts'
import { lightParserPlugin } from './packages/slidev-companion/src/slidev/light-parser.ts'

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
  'uqr', // found late, it made Vite bundle anew, and a window that was opened meanwhile stayed empty
]

// `slidev` is Slidev's own key. Comments of the sources, notes among them, never reach a page.
const config: UserConfig & { slidev: object } = {
  plugins: [titlesPlugin(), nestedButtonPlugin(), lightParserPlugin()],
  slidev: {
    vue: { template: { compilerOptions: { comments: false } } },
    markdown: { markdownSetup: keepReferences },
  },
  optimizeDeps: { include: SMALL_FILES },
}

export default defineConfig(config)
