import type { Plugin } from 'vite'
import { stripConfig, stripFrontmatter, stripGuide } from './strip'

/** Keeps out of a build what nobody there needs: private front matter, configuration for tools, readers' prose. */
export function stripPlugin(): Plugin {
  return {
    name: 'deck:strip',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (/__slidev_\d+\.md$/.test(id))
        return { code: stripGuide(code), map: null }
      if (/__slidev_\d+\.frontmatter$/.test(id))
        return { code: stripFrontmatter(code), map: null }
      if (id.endsWith('/@slidev/configs'))
        return { code: stripConfig(code), map: null }
    },
  }
}
