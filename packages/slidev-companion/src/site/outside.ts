import type { Written } from '../deck/written-at'

/** In the code of a slide: a picture, film or frame that lies elsewhere. */
const SHOWN = /\b(?:src|srcset|poster|image|background)["'`]?\s*[:=]\s*["'`]((?:https?:)?\/\/[^"'`\s]+)/g
/** In the head of a page: a style sheet or an icon that lies elsewhere. */
const LINKED = /<link\b[^>]*\srel="(?:stylesheet|icon)"[^>]*\shref="((?:https?:)?\/\/[^"]+)"/g
/** In a style sheet: a font or picture. */
const STYLED = /\burl\(\\?["']?((?:https?:)?\/\/[^"')\s\\]+)/g
/** In a style sheet: another one, with or without `url()`. */
const IMPORTED = /@import\s*(?:url\()?\s*["']?((?:https?:)?\/\/[^"')\s]+)/g

/** Returns where a deck writes an address, if it does. */
export type WhereWritten = (address: string) => Written | undefined

/** Returns the addresses of other places from which a build would show something; links are none. */
export function outsideAddresses(code: string): string[] {
  return [SHOWN, LINKED, STYLED, IMPORTED].flatMap(kind => [...code.matchAll(kind)].map(match => match[1]!))
}
