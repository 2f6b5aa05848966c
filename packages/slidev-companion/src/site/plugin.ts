import type { Plugin } from 'vite'
import { unescapeInJson } from '../escape.ts'
import { stripConfig, stripFrontmatter, stripGuide } from './strip.ts'

const SLIDE = /__slidev_\d+\.md$/
const FRONTMATTER = /__slidev_\d+\.frontmatter$/

/** Shows titles and front matter as typed: Slidev hands them over as they stand in the Markdown. */
export function titlesPlugin(): Plugin {
  return {
    name: 'deck:titles',
    enforce: 'pre',
    transform(code, id) {
      return FRONTMATTER.test(id) && code.includes('&#') ? { code: unescapeInJson(code), map: null } : undefined
    },
  }
}

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
