import { defineConfig } from 'tsdown'
import { licences } from './licences.ts'

// What every command needs is bundled: to find three hundred small files takes longer than to run what is in them.
export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/slidev/child.ts'],
  platform: 'node',
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
  plugins: [licences()],
  deps: {
    onlyBundle: [
      '@antfu/utils',
      '@mdit-vue/plugin-component',
      '@slidev/parser',
      'citty',
      'entities',
      'linkify-it',
      'markdown-it',
      'mdurl',
      'punycode.js',
      'smol-toml',
      'uc.micro',
      'yaml',
    ],
  },
})
