import type { UserConfig } from 'vite'
import process from 'node:process'
import { defineConfig } from 'vite'
import { trimPlugin } from './src/handout/trim'
import { mendPlugin } from './src/site/mend'
import { stripPlugin } from './src/site/plugin'

/** `npm run handout` builds for its printer alone, which is done sooner. */
const forPaper = process.env.DECK_BUILD === 'paper'
// Our own files use no class of UnoCSS: it need not try their every word. On paper only the theme does.
const WITHOUT_UTILITIES = forPaper ? /^(?!.*\/@slidev\/theme-default\/)/ : /^(?!.*\/node_modules\/)/
const STYLES = /\.(?:css|postcss)(?:$|\?)/

// `slidev` is Slidev's own key. Comments of the sources, notes among them, never reach a page.
const config: UserConfig & { slidev: object } = {
  plugins: [stripPlugin(), mendPlugin(), forPaper && trimPlugin()],
  slidev: {
    vue: { template: { compilerOptions: { comments: false } } },
    unocss: { content: { pipeline: { exclude: [WITHOUT_UTILITIES, STYLES] } } },
  },
  build: { reportCompressedSize: false, cssCodeSplit: !forPaper },
}

export default defineConfig(config)
