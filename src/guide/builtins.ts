import type { Attributes } from './tokens'
import { escapeHtml } from '../escape'
import { isComputed, valueOf } from './attributes'

/** Icon sets people use on slides: `<mdi-account />` is decoration, and goes. */
const RE_ICON = /^(?:i-)?(?:mdi|carbon|logos|ph|ri|tabler|uim|uil|uis|twemoji|fluent|fluent-emoji|material-symbols|simple-icons|heroicons|lucide|fa|fa6|fa-solid|fa-brands|fa-regular|fa6-solid|fa6-brands|bi|bx|bxl|ic|ion|devicon|vscode-icons|noto|noto-v1|openmoji|emojione|line-md|svg-spinners|skill-icons|akar-icons|ant-design|clarity|codicon|eva|feather|gg|la|mingcute|octicon|radix-icons|solar|system-uicons|iconoir|game-icons|maki|mynaui|nimbus|typcn|wi|flag|circle-flags|cryptocurrency|token|streamline|catppuccin|arcticons|cib|file-icons|academicons|healthicons|meteocons|pepicons|pixelarticons|zondicons)[:-][\w:-]+$/

export interface BuiltinContext {
  no: number
  total: number
  /** Returns where a picture or a link leads from the page; undefined where nothing is shown. */
  image: (target: string, line: number) => string | undefined
  link: (target: string, line: number) => string | undefined
  /** Returns the title of a slide, by number or name. */
  titleOf: (slide: string) => string | undefined
  warn: (found: string, line: number) => void
}

/** Returns what Slidev's own components become on a page; undefined for any other. */
export function builtin(name: string, attributes: Attributes, slot: string, line: number, context: BuiltinContext): string | undefined {
  const key = name.toLowerCase().replaceAll('-', '')
  const value = (attribute: string) => {
    if (isComputed(attributes, attribute))
      context.warn(`the ${attribute} of <${name}> is computed by the deck, so it is left out`, line)
    return valueOf(attributes, attribute)
  }
  switch (key) {
    case 'link':
    case 'routerlink': return linkOf(value('to'), slot.replace(/\s*\n\s*/g, ' ') || value('title'), line, context)
    case 'slidecurrentno': return String(context.no)
    case 'slidestotal': return String(context.total)
    case 'titlerenderer': return context.titleOf(value('no') ?? String(context.no)) ?? slot
    case 'youtube': return `[Video on YouTube](${youtubeUrl(value('id') ?? '')})`
    case 'tweet': return `[Post ${value('id') ?? ''} on X](https://x.com/i/status/${encodeURIComponent(value('id') ?? '')})`
    case 'bluesky': return `[Post on Bluesky](${escapeHtml(value('url') ?? value('uri') ?? 'https://bsky.app')})`
    case 'slidevvideo': return video(value('src'), slot, line, context)
    case 'arrow':
    case 'vdragarrow':
    case 'poweredbyslidev':
    case 'toc':
    case 'globaltop':
      return slot
  }
  return RE_ICON.test(name) ? slot : undefined
}

function linkOf(to: string | undefined, words: string | undefined, line: number, { link, titleOf }: BuiltinContext): string {
  const target = to === undefined ? undefined : link(to, line)
  const shown = words || (to === undefined ? '' : titleOf(to) ?? to)
  return target === undefined ? shown : `[${shown}](${target})`
}

/** What stands behind a `?` in the id is the player's: `?start=90`. */
function youtubeUrl(id: string): string {
  const [video = '', options] = id.split('?')
  return `https://www.youtube.com/watch?v=${encodeURIComponent(video)}${options ? `&${new URLSearchParams(options)}` : ''}`
}

function video(src: string | undefined, slot: string, line: number, { image }: BuiltinContext): string {
  const target = src === undefined ? undefined : image(src, line)
  return `<video controls${target ? ` src="${escapeHtml(target)}"` : ''}>\n${slot}\n</video>`
}
