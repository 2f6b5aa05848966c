import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** What builds with Slidev, looks at what a browser draws, stops commands or tries many scenarios: most of the time. */
const LONG = [
  'tests/{any-scenario,bounds,hostile,marking,readme,scenarios}.test.ts',
  'tests/{brand,deck}/{keys,pictures,presenter,rendered,rendered-companies,show,stage}.test.ts',
  'tests/charts/layout.test.ts',
  'tests/effects/{company,hard-use,own-data}.test.ts',
  'tests/guide/{axe,round-trip,same-picture}.test.ts',
  'tests/{handout,site}/*.test.ts',
  'tests/story/live.test.ts',
  'packages/*/tests/guide/{interrupted,properties}.test.ts',
  'packages/*/tests/{handout,pptx}/make.test.ts',
  'packages/*/tests/{present,site}/{present,version}.test.ts',
  'packages/*/tests/packed.test.ts',
]
const ALL = ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts']
const NEVER = ['**/cases/**', '**/node_modules/**']

export default defineConfig({
  plugins: [vue()],
  test: {
    projects: [
      { extends: true, test: { name: 'quick', include: ALL, exclude: [...NEVER, ...LONG] } },
      { extends: true, test: { name: 'long', include: LONG, exclude: NEVER } },
    ],
    environment: 'node',
    // Scenarios that several files build are built once.
    globalSetup: 'tests/builds-folder.ts',
    testTimeout: 30_000,
    hookTimeout: 240_000,
    // A worker goes from file to file, and what it has loaded stays loaded: a third of the time of the quick files.
    isolate: false,
    // Vitest's own default leaves a core free, on two cores half of the machine.
    maxWorkers: '100%',
    // A page that differs is told by its first lines, not by all of them.
    diff: { truncateThreshold: 40 },
  },
})
