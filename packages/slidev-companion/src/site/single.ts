import type { Problem } from '../errors'
import type { WhereWritten } from './outside'
import { shows } from '../deck/written-at'
import { wayOut } from '../slidev/way-out'
import { dataAddress } from './data-address'
import { outsideAddresses } from './outside'
import { withFilePolicy } from './policy'

/** What a build has beside its page, and a page alone has no use for. */
const FOR_SERVERS = new Set(['index.html', '404.html', '_redirects'])

const COMMENT = /<!--[\s\S]*?-->/g
/** A tag that asks for another file. */
const TAG = /<(script|link)\b([^>]*?)\s(?:src|href)="([^"]+)"([^>]*)>(?:<\/script>)?/g
const ASKS_FOR = /\brel="(?:stylesheet|icon|shortcut icon|apple-touch-icon|manifest|preconnect|dns-prefetch|preload|prefetch|modulepreload)"/
const CROSS_ORIGIN = /\s*\bcrossorigin(?:="[^"]*")?/
const FROM_HERE = /^\.?\//
const OUTSIDE = /^(?:https?:)?\/\//
/** A style sheet that lies elsewhere, within another: the browser would ask for it and be refused. */
const IMPORT = /@import\s*(?:url\(\s*)?(["']?)(?:https?:)?\/\/[^"')\s]+\1[^;{}]*;/g
const MARK_OF_VITE = '/*$vite$:1*/'
const SPECIAL = /[.*+?^${}()|[\]\\]/g

/** Returns a build of one script and one style sheet as one page, and what of it one page cannot show. */
export function singlePage(
  files: Record<string, Uint8Array>,
  whereWritten: WhereWritten = () => undefined,
): { page: string, problems: Problem[] } {
  const page = new Page(files)
  const html = page.withOthers(page.withParts(textOf(files['index.html']!).replace(COMMENT, '')))
  const outside = new Set([...page.outside, ...outsideAddresses(html)])
  return {
    page: withFilePolicy(html),
    problems: [
      ...[...outside].map(address => outsideProblem(address, whereWritten)),
      ...page.unnamed().map(unnamedFile),
    ],
  }
}

// -- internal --

class Page {
  readonly outside: string[] = []
  private readonly used = new Set(FOR_SERVERS)

  constructor(private readonly files: Record<string, Uint8Array>) {}

  /** Puts scripts and style sheets in the places of the tags that ask for them. */
  withParts(html: string): string {
    return html.replace(TAG, (tag, kind: string, before: string, address: string, after: string) => {
      const attributes = `${before}${after}`.replace(CROSS_ORIGIN, '')
      if (kind === 'link' && (address.startsWith('data:') || !ASKS_FOR.test(attributes)))
        return tag
      const bytes = this.take(address)
      if (bytes === undefined)
        return ''
      if (kind === 'script')
        return `<script${attributes}>${safeScript(textOf(bytes))}</script>`
      return attributes.includes('rel="stylesheet"')
        ? `<style>${this.ownStyle(textOf(bytes))}</style>`
        : `<link${attributes} href="${dataAddress(nameOf(address), bytes)}">`
    })
  }

  /** Puts every file that the page names by its whole address in that place. */
  withOthers(html: string): string {
    return this.unnamed().reduce((text, name) => {
      const named = new RegExp(`(["'\`(=])\\.?/?${name.replace(SPECIAL, '\\$&')}(?=["'\`)])`, 'g')
      return text.replace(named, (_, before: string) => {
        this.used.add(name)
        return `${before}${dataAddress(name, this.files[name]!)}`
      })
    }, html)
  }

  unnamed(): string[] {
    return Object.keys(this.files).filter(name => !this.used.has(name))
  }

  /** Returns a style sheet without those that it imports from elsewhere: they are noted. */
  private ownStyle(css: string): string {
    return safeStyle(css).replace(IMPORT, (rule) => {
      this.outside.push(...outsideAddresses(rule))
      return ''
    })
  }

  /** Returns the file at an address of the page; one that lies elsewhere is noted, and is none. */
  private take(address: string): Uint8Array | undefined {
    const name = nameOf(address)
    if (OUTSIDE.test(address) || !(name in this.files))
      return void this.outside.push(address)
    this.used.add(name)
    return this.files[name]
  }
}

function nameOf(address: string): string {
  return address.replace(FROM_HERE, '').split(/[?#]/)[0]!
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/**
 * In a page, `</script` ends a script and `<!--` may hide its end; both stand in strings, templates
 * or patterns alone.
 */
function safeScript(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\x21--')
}

function safeStyle(code: string): string {
  return code.replaceAll(MARK_OF_VITE, '').replace(/<\/(style)/gi, '<\\/$1')
}

function outsideProblem(address: string, whereWritten: WhereWritten): Problem {
  const written = whereWritten(address)
  return {
    file: written?.file,
    line: written?.line,
    found: `${shows(written)} ${address}, which lies elsewhere: the file asks for nothing, so it is not in it`,
    fix: wayOut(address, 'put it into the deck\'s public folder'),
  }
}

function unnamedFile(file: string): Problem {
  return {
    file,
    found: 'is named nowhere, so the file does not hold it',
    fix: 'if a slide shows it, write its whole address there',
  }
}
