import type { Stamp } from '../marking'
import type { GuideConfig } from './config'
import type { ExportedGuide } from './export'
import { escapeMarkdown } from '../escape'

/** Returns the files of a guide with a stamp above and below each page of the book. */
export function stamped(
  { pages, chapters }: ExportedGuide,
  { entries }: GuideConfig,
  { label, line }: Stamp,
): Record<string, string> {
  const inBook = new Set([...chapters.map(({ path }) => path), ...entries?.(pages).map(({ file }) => file) ?? []])
  const words = [`**${escapeMarkdown(label)}**`, escapeMarkdown(line.slice(label.length))].join('')
  return Object.fromEntries(Object.entries(pages).map(([path, text]) =>
    [path, inBook.has(path) ? `${words}\n\n${text.trimEnd()}\n\n---\n\n${words}\n` : text]))
}
