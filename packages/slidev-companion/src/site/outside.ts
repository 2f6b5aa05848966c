/** In the code of a slide: a picture, film or frame that lies elsewhere. */
const SHOWN = /\b(?:src|srcset|poster|image|background)["'`]?\s*[:=]\s*["'`]((?:https?:)?\/\/[^"'`\s]+)/g
/** In the head of a page: a style sheet that lies elsewhere. */
const LINKED = /<link\b[^>]*\srel="stylesheet"[^>]*\shref="((?:https?:)?\/\/[^"]+)"/g
/** In a style sheet: a font or picture. */
const STYLED = /\burl\(["']?((?:https?:)?\/\/[^"')\s]+)/g

/** Returns the addresses of other places from which a build would show something; links are none. */
export function outsideAddresses(code: string): string[] {
  return [SHOWN, LINKED, STYLED].flatMap(kind => [...code.matchAll(kind)].map(match => match[1]!))
}
