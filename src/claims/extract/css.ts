import type { Claim } from '../claim'
import { lineAt, normalise } from '../claim'

const RE_COMMENT = /\/\*[\s\S]*?\*\//g
/** An empty one says nothing. */
const RE_CONTENT = /(?<![\w-])content\s*:(?!\s*(?:none|""|'')\s*(?:!important\s*)?[;}])[^;}]*/g

/** Returns what a style sheet writes onto the page: its `content`. */
export function cssClaims(source: string, file: string, first = 1): Claim[] {
  const text = source.replace(RE_COMMENT, comment => comment.replace(/[^\n]/g, ' '))
  return [...text.matchAll(RE_CONTENT)].map(match => ({
    file,
    line: first + lineAt(text, match.index) - 1,
    text: normalise(match[0]),
    place: /[\p{L}\d%]/u.test(match[0].replace(/^content/, '').replace(/\b(?:none|attr|counter|counters|var)\b.*/, ''))
      ? 'words'
      : 'code',
  }))
}
