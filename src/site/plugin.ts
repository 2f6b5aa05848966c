import type { Plugin } from 'vite'
import { stripConfig, stripFrontmatter, stripGuide } from './strip'

const SLIDE = /__slidev_\d+\.md$/
const FRONTMATTER = /__slidev_\d+\.frontmatter$/

/** Keeps out of a build what nobody there needs: private front matter, configuration for tools, readers' prose. */
export function stripPlugin(): Plugin {
  return {
    name: 'deck:strip',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      const strip = SLIDE.test(id)
        ? stripGuide
        : FRONTMATTER.test(id) ? stripFrontmatter : id.endsWith('/@slidev/configs') ? stripConfig : undefined
      return strip && { code: strip(code), map: null }
    },
  }
}
