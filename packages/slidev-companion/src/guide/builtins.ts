import type { Attributes } from '../markdown/attributes'
import { escapeHtml } from '../escape'
import { encodePath } from './mdbook'
import { literal } from './typed'

/** Icon sets people use on slides: `<mdi-account />` is decoration, and goes. */
const RE_ICON
  = /^(?:i-)?(?:mdi|carbon|logos|ph|ri|tabler|uim|uil|uis|twemoji|fluent|fluent-emoji|material-symbols|simple-icons|heroicons|lucide|fa|fa6|fa-solid|fa-brands|fa-regular|fa6-solid|fa6-brands|bi|bx|bxl|ic|ion|devicon|vscode-icons|noto|noto-v1|openmoji|emojione|line-md|svg-spinners|skill-icons|akar-icons|ant-design|clarity|codicon|eva|feather|gg|la|mingcute|octicon|radix-icons|solar|system-uicons|iconoir|game-icons|maki|mynaui|nimbus|typcn|wi|flag|circle-flags|cryptocurrency|token|streamline|catppuccin|arcticons|cib|file-icons|academicons|healthicons|meteocons|pepicons|pixelarticons|zondicons)[:-][\w:-]+$/

const NAMES = new Set([
  'arrow',
  'bluesky',
  'globaltop',
  'link',
  'poweredbyslidev',
  'routerlink',
  'slidecurrentno',
  'slidestotal',
  'slidevvideo',
  'titlerenderer',
  'toc',
  'tweet',
  'vdragarrow',
  'youtube',
])

export interface BuiltinContext {
  no: number
  total: number
  image: (target: string, line: number) => string | undefined
  link: (target: string, line: number) => string
  /** Returns the title of a slide as Markdown, or undefined if there is no such slide. */
  titleOf: (no: string) => string | undefined
  /** An attribute whose value only Vue could tell. */
  unread: (attribute: string, line: number) => void
}

/** Returns what Slidev's own components become on a page; undefined for any other. */
export function builtin(
  name: string,
  attributes: Attributes,
  slot: string,
  line: number,
  context: BuiltinContext,
): string | undefined {
  const key = name.toLowerCase().replaceAll('-', '')
  if (!NAMES.has(key)) // most are none: a deck may have a hundred thousand tags
    return /[:-]/.test(name) && RE_ICON.test(name) ? slot : undefined
  const { no, total, image, link, titleOf, unread } = context
  const value = (attribute: string) => {
    const bound = `:${attribute}` in attributes ? `:${attribute}` : `v-bind:${attribute}`
    if (attributes[attribute] === undefined && bound in attributes)
      unread(`${bound}="${attributes[bound]}"`, line)
    return attributes[attribute]
  }
  const words = slot.replace(/\s*\n\s*/g, ' ')
  const linked = (text: string, to: string | undefined) =>
    to === undefined ? text : `[${text || to}](${link(to, line)})`
  switch (key) {
    case 'link': return linked(words || asWords(attributes.title ?? ''), value('to')) || 'link'
    case 'routerlink': return linked(words, value('to'))
    case 'slidecurrentno': return String(no)
    case 'slidestotal': return String(total)
    case 'titlerenderer': {
      const wanted = value('no')
      return (wanted === undefined ? undefined : titleOf(wanted)) ?? slot
    }
    case 'youtube': return outside('Video on YouTube', value('id'), youtube)
    case 'tweet': {
      const id = 'url' in attributes || ':url' in attributes ? value('url') : value('id')
      return outside(/^\d+$/.test(id ?? '') ? `Post ${id} on X` : 'Post on X', id, tweet)
    }
    case 'bluesky': return outside('Post on Bluesky', attributes.url ?? value('uri') ?? value('url'), bluesky)
    case 'slidevvideo': {
      const source = value('src')
      const file = source && image(source, line)
      if (!file && slot === '')
        return `**[${name}]**`
      return `<video controls${file ? ` src="${escapeHtml(file)}"` : ''}>${slot === '' ? '' : `\n${slot}\n`}</video>`
    }
    case 'arrow':
    case 'vdragarrow':
    case 'poweredbyslidev':
    case 'toc':
    case 'globaltop':
      return slot
  }
}

/** What is shown from elsewhere is a link in a book; without its address, its name. */
function outside(name: string, id: string | undefined, address: (id: string) => string): string {
  return id === undefined ? `**[${name}]**` : `[${name}](${address(id)})`
}

/** `?start=90` belongs to the id: Slidev puts both behind `/embed/`. */
function youtube(id: string): string {
  const [video = '', query = ''] = id.split(/[?&](.*)/s)
  const asked = new URLSearchParams(query)
  const start = asked.get('start')
  asked.delete('start')
  const begins = start === null ? [] : [['t', start]]
  return `https://www.youtube.com/watch?${new URLSearchParams([['v', video], ...asked, ...begins] as string[][])}`
}

function tweet(id: string): string {
  const number = /^https?:\/\/(?:[\w-]+\.)*(?:x|twitter)\.com\/\w+\/status\/(\d+)/.exec(id)?.[1] ?? id
  return `https://x.com/i/status/${encodeURIComponent(number)}`
}

function bluesky(id: string): string {
  const [, did, post] = /^at:\/\/([^/]+)\/[^/]+\/([^/]+)$/.exec(id) ?? []
  return did !== undefined
    ? `https://bsky.app/profile/${encodeURIComponent(did)}/post/${encodeURIComponent(post!)}`
    : encodePath(/^https?:\/\//.test(id) ? id : 'https://bsky.app')
}

/** Words of an attribute as Markdown. */
function asWords(text: string): string {
  return literal(text.replace(/\s+/g, ' ')).replaceAll('<', '&lt;')
}
