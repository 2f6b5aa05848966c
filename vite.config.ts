import type { UserConfig } from 'vite'
import { defineConfig } from 'vite'
import { mendPlugin } from './src/site/mend'
import { stripPlugin } from './src/site/plugin'

// `slidev` is Slidev's own key. Comments of the sources, notes among them, never reach a page.
const config: UserConfig & { slidev: object } = {
  plugins: [stripPlugin(), mendPlugin()],
  slidev: { vue: { template: { compilerOptions: { comments: false } } } },
  build: { reportCompressedSize: false },
}

export default defineConfig(config)
