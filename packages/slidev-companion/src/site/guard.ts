import type { Written } from '../deck/written-at'
import type { Problem } from '../errors'
import type { WhereWritten } from './outside'
import { shows } from '../deck/written-at'
import { CliError } from '../errors'
import { wayOut } from '../slidev/way-out'
import { outsideAddresses } from './outside'
import { withSitePolicy } from './policy'

const TO_ALLOW = 'put it into the deck\'s public folder, or name its origin in site.origins of companion.config.ts'
const CODE = /\.(?:html|js|css)$/

type Files = Record<string, Uint8Array>

/**
 * Returns a built site whose pages load from its own folder and the named origins alone, and what its slides therefore
 * do not show. An origin that is none is a CliError.
 */
export function guardSite(
  files: Files,
  named: readonly string[] = [],
  whereWritten: WhereWritten = () => undefined,
): { files: Files, problems: Problem[] } {
  const origins = named.map(originOf)
  const text = (name: string): string => new TextDecoder().decode(files[name])
  const names = Object.keys(files)
  const pages = names.filter(name => name.endsWith('.html'))
    .map(name => [name, new TextEncoder().encode(withSitePolicy(text(name), origins))])
  const outside = names.filter(name => CODE.test(name)).flatMap(name => outsideAddresses(text(name)))
  return {
    files: { ...files, ...Object.fromEntries(pages) as Files },
    problems: [...new Set(outside)]
      .filter(address => !origins.includes(addressOf(address).origin))
      .map(address => refused(address, whereWritten(address))),
  }
}

// -- internal --

function addressOf(text: string): URL {
  return new URL(text, 'https://here.invalid')
}

function originOf(named: string): string {
  const { protocol, origin } = URL.parse(named) ?? {}
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new CliError({ file: 'companion.config.ts', found: `site.origins: "${named}" is no origin`, fix: 'write one such as https://www.youtube.com' })
  return origin!
}

function refused(address: string, written?: Written): Problem {
  return {
    file: written?.file,
    line: written?.line,
    found: `${shows(written)} ${address}, which lies elsewhere: the site does not load it`,
    fix: wayOut(address, TO_ALLOW),
  }
}
