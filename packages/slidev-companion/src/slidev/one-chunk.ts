import type { Plugin, UserConfig } from 'vite'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataAddress } from '../site/data-address'

/**
 * Returns what has Vite write one script and one style sheet, with fonts, pictures and the files of
 * `publicFolder` in them.
 */
export function oneChunk(publicFolder: string): UserConfig {
  return {
    plugins: [joinChunks()],
    build: {
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 100_000,
    },
    experimental: {
      renderBuiltUrl(name, { type }) {
        const file = join(publicFolder, name)
        return type === 'public' && existsSync(file)
          ? dataAddress(name, readFileSync(file))
          : undefined
      },
    },
  }
}

// -- internal --

/** Slidev names chunks of its own; a single one may have none. */
function joinChunks(): Plugin {
  return {
    name: 'slidev-companion:one-chunk',
    outputOptions: ({ manualChunks, ...output }) => ({ ...output, codeSplitting: false }),
  }
}
