import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    exclude: ['**/cases/**', '**/node_modules/**'],
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
