import { splitSlots } from '../markdown/slots.ts'

const FRONTMATTER_DATA = /^export const frontmatterData = (.*)$/m
const SLIDE_DATA = /^( {4}\.\.\.\()(\{.*\})(\),)$/m
const CONFIG_DATA = /^export default (\{.*\})$/m

/**
 * Returns the code of a slide's front matter module with the given keys only, and without what the
 * author alone reads.
 */
export function stripFrontmatter(code: string, keys?: readonly string[]): string {
  return code
    .replace(FRONTMATTER_DATA, (line, json: string) => {
      if (keys === undefined)
        return line
      const kept = Object.entries(JSON.parse(json) as Record<string, unknown>).filter(([key]) =>
        keys.includes(key),
      )
      return `export const frontmatterData = ${JSON.stringify(Object.fromEntries(kept))}`
    })
    .replace(SLIDE_DATA, (_, open: string, json: string, close: string) => {
      const { index, title, level, noteHTML, images } = JSON.parse(json) as Record<string, unknown>
      return `${open}${JSON.stringify({ index, title, level, noteHTML, images })}${close}`
    })
}

/**
 * Returns the code of Slidev's configuration module without the given keys, which only tools read.
 */
export function stripConfig(code: string, keys: readonly string[]): string {
  return code.replace(CONFIG_DATA, (_, json: string) => {
    const config = JSON.parse(json) as Record<string, unknown>
    const kept = Object.entries(config).filter(([key]) => !keys.includes(key))
    return `export default ${JSON.stringify(Object.fromEntries(kept))}`
  })
}

/** Returns a slide's Markdown without one of its slots. */
export function stripSlot(markdown: string, slot: string): string {
  return [...splitSlots(markdown)]
    .filter(([name]) => name !== slot)
    .map(([name, text]) => name === 'default' ? text : `::${name}::\n${text}`)
    .join('\n')
}
