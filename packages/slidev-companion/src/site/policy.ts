import { createHash } from 'node:crypto'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]+?)<\/script>/g
const HEAD = /<head[^>]*>/
const FRAMED = ['img-src', 'font-src', 'media-src', 'connect-src', 'worker-src', 'frame-src']
/** Slidev and Shiki write style attributes into the slides; scripts have no such need. */
const ANY_STYLE = '\'unsafe-inline\''

/**
 * Returns a page of a site that loads from its own folder and the origins named alone, and evaluates no
 * text as code.
 */
export function withSitePolicy(html: string, origins: readonly string[] = []): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(match => `'sha256-${sha256(match[1]!)}'`)
  const here = ['\'self\'', 'data:', 'blob:', ...origins].join(' ')
  return withPolicy(html, [
    ['script-src', '\'self\'', ...hashes].join(' '),
    ['style-src', '\'self\'', ANY_STYLE, ...origins].join(' '),
    ...FRAMED.map(kind => `${kind} ${here}`),
  ])
}

/** Returns a page that loads nothing at all, with every part of it inside. */
export function withFilePolicy(html: string): string {
  return withPolicy(html, [
    'script-src \'unsafe-inline\' \'unsafe-eval\' data: blob:',
    `style-src ${ANY_STYLE} data: blob:`,
    ...FRAMED.map(kind => `${kind} data: blob:`),
  ])
}

// -- internal --

function withPolicy(html: string, directives: string[]): string {
  const policy = ['default-src \'none\'', ...directives, 'form-action \'none\'', 'base-uri \'none\''].join('; ')
  return html.replace(HEAD, head => `${head}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
