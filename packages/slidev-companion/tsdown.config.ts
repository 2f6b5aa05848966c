import { defineConfig } from 'tsdown'

// A file stays a file, so that a module finds its neighbours where they are in the source.
export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/slidev/child.ts'],
  unbundle: true,
  platform: 'node',
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
})
