/** Keys of a slide's front matter that the browser needs; every other stays on the author's machine. */
export const PUBLIC_KEYS = new Set(['layout', 'section', 'routeAlias', 'title', 'class', 'clicks', 'clicksStart', 'hideInToc', 'level', 'preload', 'transition', 'zoom', 'hide', 'disabled'])

/** Keys of the configuration made from the headmatter that a page shows or that the client reads, among those Slidev adds itself. */
const PRIVATE_CONFIG_KEYS = ['author', 'exportFilename', 'src', 'for', 'minutes', 'core', 'presenterNotes', 'remote', 'layout', 'routeAlias', 'section']

const FRONTMATTER_DATA = /^export const frontmatterData = (.*)$/m
const SLIDE_DATA = /^( {4}\.\.\.\()(\{.*\})(\),)$/m

/** Returns the code of a slide's front matter module with its public keys only, and without what the author alone reads. */
export function stripFrontmatter(code: string): string {
  return code
    .replace(FRONTMATTER_DATA, (_, json: string) => {
      const kept = Object.entries(JSON.parse(json) as Record<string, unknown>).filter(([key]) => PUBLIC_KEYS.has(key))
      return `export const frontmatterData = ${JSON.stringify(Object.fromEntries(kept))}`
    })
    .replace(SLIDE_DATA, (_, open: string, json: string, close: string) => {
      const { index, title, level, noteHTML, images } = JSON.parse(json) as Record<string, unknown>
      return `${open}${JSON.stringify({ index, title, level, noteHTML, images, revision: '', content: '', raw: '', note: '' })}${close}`
    })
}

/** Returns the code of Slidev's configuration module without keys that only the author's tools read. */
export function stripConfig(code: string): string {
  const [, json] = /^export default (\{.*\})$/m.exec(code) ?? []
  if (!json)
    return code
  const config = JSON.parse(json) as Record<string, unknown>
  for (const key of PRIVATE_CONFIG_KEYS)
    delete config[key]
  return `export default ${JSON.stringify(config)}`
}

const FENCE_OR_SLOT = /^(`{3,}|~{3,})[\s\S]*?^\1|^::([\w.:-]+)::[ \t]*$/gm

/** Returns a slide's Markdown without its `::guide::` part: no layout shows it, the guide and the handout print it. */
export function stripGuide(markdown: string): string {
  let out = ''
  let from = 0
  let hidden = false
  for (const match of markdown.matchAll(FENCE_OR_SLOT)) {
    if (!match[2])
      continue
    if (!hidden)
      out += markdown.slice(from, match.index)
    hidden = match[2] === 'guide'
    from = match.index
  }
  return hidden ? out : out + markdown.slice(from)
}
