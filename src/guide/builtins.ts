import type { Attributes } from './tokens'
import { escapeHtml } from '../escape'

/** Icon sets people use on slides: `<mdi-account />` is decoration, and goes. */
const RE_ICON = /^(?:i-)?(?:mdi|carbon|logos|ph|ri|tabler|uim|uil|uis|twemoji|fluent|fluent-emoji|material-symbols|simple-icons|heroicons|lucide|fa|fa6|fa-solid|fa-brands|fa-regular|fa6-solid|fa6-brands|bi|bx|bxl|ic|ion|devicon|vscode-icons|noto|noto-v1|openmoji|emojione|line-md|svg-spinners|skill-icons|akar-icons|ant-design|clarity|codicon|eva|feather|gg|la|mingcute|octicon|radix-icons|solar|system-uicons|iconoir|game-icons|maki|mynaui|nimbus|typcn|wi|flag|circle-flags|cryptocurrency|token|streamline|catppuccin|arcticons|cib|file-icons|academicons|healthicons|meteocons|pepicons|pixelarticons|zondicons)[:-][\w:-]+$/

export interface BuiltinContext { no: number, total: number, image: (target: string, line: number) => string, link: (target: string, line: number) => string }

/** Returns what Slidev's own components become on a page; undefined for any other. */
export function builtin(name: string, attributes: Attributes, slot: string, line: number, { no, total, image, link }: BuiltinContext): string | undefined {
  const key = name.toLowerCase().replaceAll('-', '')
  switch (key) {
    case 'link': return `[${slot.replace(/\s*\n\s*/g, ' ') || attributes.title || attributes.to || 'link'}](${link(attributes.to ?? '', line)})`
    case 'routerlink': return `[${slot.replace(/\s*\n\s*/g, ' ') || attributes.to}](${link(attributes.to ?? '', line)})`
    case 'slidecurrentno': return String(no)
    case 'slidestotal': return String(total)
    case 'youtube': return `[Video on YouTube](https://www.youtube.com/watch?v=${encodeURIComponent(attributes.id ?? '')})`
    case 'tweet': return `[Post ${attributes.id ?? ''} on X](https://x.com/i/status/${encodeURIComponent(attributes.id ?? '')})`
    case 'bluesky': return `[Post on Bluesky](${escapeHtml(attributes.url ?? attributes.uri ?? 'https://bsky.app')})`
    case 'slidevvideo': return `<video controls${attributes.src ? ` src="${image(attributes.src, line)}"` : ''}>\n${slot}\n</video>`
    case 'arrow':
    case 'vdragarrow':
    case 'poweredbyslidev':
    case 'titlerenderer':
    case 'toc':
    case 'globaltop':
      return slot
  }
  return RE_ICON.test(name) ? slot : undefined
}
