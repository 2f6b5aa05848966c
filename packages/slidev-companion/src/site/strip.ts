import { splitSlots } from '../deck/slots.ts'

/** Keys of a slide's front matter that the browser needs; every other stays on the author's machine. */
export const PUBLIC_KEYS: ReadonlySet<string> = new Set(['layout', 'section', 'routeAlias', 'title', 'class', 'clicks', 'clicksStart', 'hideInToc', 'level', 'preload', 'transition', 'zoom'])

/** Slidev copies the whole headmatter into its configuration; these keys of it only tools read. */
export const PRIVATE_CONFIG_KEYS = ['author', 'exportFilename', 'export', 'for', 'minutes', 'core', 'src', 'layout', 'routeAlias', 'section', 'guide', 'cut', 'hide'] as const

const FRONTMATTER_DATA = /^export const frontmatterData = (.*)$/m
const SLIDE_DATA = /^( {4}\.\.\.\()(\{.*\})(\),)$/m
const CONFIG_DATA = /^export default (\{.*\})$/m

/** Returns the code of a slide's front matter module with its public keys only, and without what the author alone reads. */
export function stripFrontmatter(code: string): string {
  return code
    .replace(FRONTMATTER_DATA, (_, json: string) => {
      const kept = Object.entries(JSON.parse(json) as Record<string, unknown>).filter(([key]) => PUBLIC_KEYS.has(key))
      return `export const frontmatterData = ${JSON.stringify(Object.fromEntries(kept))}`
    })
    .replace(SLIDE_DATA, (_, open: string, json: string, close: string) => {
      const { index, title, level, noteHTML, images } = JSON.parse(json) as Record<string, unknown>
      return `${open}${JSON.stringify({ index, title, level, noteHTML, images })}${close}`
    })
}

/** Returns the code of Slidev's configuration module without keys that only tools read. */
export function stripConfig(code: string): string {
  return code.replace(CONFIG_DATA, (_, json: string) => {
    const config = JSON.parse(json) as Record<string, unknown>
    for (const key of PRIVATE_CONFIG_KEYS)
      delete config[key]
    return `export default ${JSON.stringify(config)}`
  })
}

/** Returns a slide's Markdown without its `::guide::` part: no layout shows it, the guide and the handout print it. */
export function stripGuide(markdown: string): string {
  return [...splitSlots(markdown)]
    .filter(([name]) => name !== 'guide')
    .map(([name, text]) => name === 'default' ? text : `::${name}::\n${text}`)
    .join('\n')
}
