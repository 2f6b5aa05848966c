import type { Plugin, UserConfig } from 'vite'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataAddress } from '../site/data-address'

/** Where Slidev's client begins. */
const MAIN = /\/@slidev\/client\/main\.ts$/

/** Returns what has Vite write one script and one style sheet: where all slides are shown, that takes less time. */
export function oneChunk(): UserConfig {
  return {
    plugins: [joinChunks(), stylesFirst()],
    build: { cssCodeSplit: false, modulePreload: false, chunkSizeWarningLimit: 100_000 },
  }
}

/** Returns what has Vite write fonts, pictures and the files of `publicFolder` into script and style sheet. */
export function withFiles(publicFolder: string): UserConfig {
  return {
    build: { assetsInlineLimit: Number.MAX_SAFE_INTEGER },
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

/**
 * A page of many chunks has the styles of client and theme before those of a slide and its layout, which are loaded
 * later and so win. In one chunk they come in the order of imports, slides first.
 */
function stylesFirst(): Plugin {
  return {
    name: 'slidev-companion:styles-first',
    enforce: 'pre',
    transform: { filter: { id: MAIN }, handler: code => `import './styles'\n${code}` },
  }
}
