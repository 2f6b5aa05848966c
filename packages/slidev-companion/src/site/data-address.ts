import { Buffer } from 'node:buffer'
import { extname } from 'node:path'

/** The kinds of files that a page shows, by extension. */
const KINDS: Record<string, string> = {
  avif: 'image/avif',
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  otf: 'font/otf',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

/** Returns an address that holds a file itself. */
export function dataAddress(name: string, bytes: Uint8Array): string {
  const kind = KINDS[extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream'
  return `data:${kind};base64,${Buffer.from(bytes).toString('base64')}`
}
