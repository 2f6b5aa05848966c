import { defineConfig } from 'tsdown'
import { licences } from './licences.ts'

/**
 * What every command needs: to find three hundred small files takes longer than to run what is in them. They stay
 * dependencies, for who runs the source.
 */
const BUNDLED = ['@mdit-vue/plugin-component', /^@slidev\/parser\b/, 'citty', 'markdown-it', 'smol-toml', 'yaml']

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/slidev/child.ts'],
  platform: 'node',
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
  plugins: [licences()],
  deps: { alwaysBundle: BUNDLED, onlyBundle: false },
})
