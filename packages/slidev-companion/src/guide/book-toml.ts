import type { Deck } from '../deck/load'
import { stringify } from 'smol-toml'

/** Returns the book.toml of a deck's own book, in the language and direction of the deck. */
export function bookToml({ title, frontmatter }: Deck): string {
  const { lang, dir } = (frontmatter.htmlAttrs ?? {}) as { lang?: unknown, dir?: unknown }
  const book = {
    title,
    src: '.',
    ...typeof lang === 'string' && /^[a-z\d-]+$/i.test(lang) ? { language: lang } : {},
    ...dir === 'rtl' || dir === 'ltr' ? { 'text-direction': dir } : {},
  }
  return stringify({ book, output: { html: { 'mathjax-support': true } } })
}
