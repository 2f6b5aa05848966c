import process from 'node:process'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** What builds with Slidev, looks at what a browser draws or tries many scenarios: nine tenths of the time. */
const LONG = [
  'tests/{any-scenario,scenarios,bounds,hostile,marking,readme}.test.ts',
  'tests/{brand,deck}/{rendered,rendered-companies,pictures,presenter,stage,keys}.test.ts',
  'tests/charts/layout.test.ts',
  'tests/effects/{company,own-data}.test.ts',
  'tests/guide/{axe,round-trip}.test.ts',
  'tests/{handout,site}/*.test.ts',
  'packages/*/tests/{handout,pptx}/make.test.ts',
  'packages/*/tests/{present,site}/{present,version}.test.ts',
  'packages/*/tests/packed.test.ts',
]

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    exclude: ['**/cases/**', '**/node_modules/**', ...process.env.QUICK ? LONG : []],
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
