import type { Plugin } from 'vite'
import type { SiteConfig } from './config.ts'
import { unescapeInJson } from '../escape.ts'
import { stripConfig, stripFrontmatter, stripSlot } from './strip.ts'

const SLIDE = /__slidev_\d+\.md$/
const FRONTMATTER = /__slidev_\d+\.frontmatter$/
const CONFIGS = /\/@slidev\/configs$/

/** Shows titles and front matter as typed: Slidev hands them over as they stand in the Markdown. */
export function titlesPlugin(): Plugin {
  return {
    name: 'slidev-companion:titles',
    enforce: 'pre',
    transform: {
      filter: { id: FRONTMATTER, code: '&#' },
      handler: code => ({ code: unescapeInJson(code), map: null }),
    },
  }
}

/**
 * Keeps out of a build what nobody there needs: a slide's source, private front matter, prose for
 * readers.
 */
export function stripPlugin({ frontmatter, privateHeadmatter }: SiteConfig, prose?: string): Plugin {
  return {
    name: 'slidev-companion:strip',
    enforce: 'pre',
    transform: {
      filter: { id: [SLIDE, FRONTMATTER, CONFIGS] },
      handler(code, id) {
        if (prose !== undefined && SLIDE.test(id))
          return { code: stripSlot(code, prose), map: null }
        if (FRONTMATTER.test(id))
          return { code: stripFrontmatter(code, frontmatter), map: null }
        return privateHeadmatter && CONFIGS.test(id)
          ? { code: stripConfig(code, privateHeadmatter), map: null }
          : undefined
      },
    },
  }
}
