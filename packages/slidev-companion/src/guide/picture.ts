import type { Writer } from './convert'
import { literal } from './typed'

/** Returns a picture as Markdown, or its name in the place of one that is missing. */
export function picture(alt: string, target: string, writer: Writer, line: number): string {
  const url = writer.url(target, 'image', line)
  return url === undefined ? placeholder(target) : `![${literal(alt)}](${angled(url)})`
}

/** Returns the name of what is missing, in its place. */
export function placeholder(target: string): string {
  return `**[missing: ${literal(target).replaceAll('<', '&lt;')}]**`
}

/** Returns a destination as Markdown takes it for one. */
export function angled(target: string): string {
  return /[\s()]/.test(target) ? `<${target}>` : target
}
