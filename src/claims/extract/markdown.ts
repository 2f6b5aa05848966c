import type { Claim, Place } from '../claim'
import type { Run } from './sentences'
import { RE_CONDITION } from '../chosen'
import { normalise } from '../claim'
import { sentencesOf } from './sentences'

const RE_KEY = /^[\w-]+:(?:\s|$)|^\s+\S|^\s*$|^#/
/** Keys of front matter that place a slide and say nothing: who reads the deck never sees their values as words. */
const RE_STRUCTURE = /^(?:section|for|layout|routeAlias|minutes|measure|elsewhere|instead|yours|src):/
const RE_FENCE = /^\s*(`{3,}|~{3,})/
const RE_SLOT = /^::[\w-]+::\s*$/
const RE_RULE = /^\|?[\s|:-]*-{3}[\s|:-]*$/
const RE_BLOCK = /^\s*(?:#{1,6} |[-*+] |\d+[.)] |> ?)/
const RE_TAG = /^\s*<\/?[A-Z]/i
/** A line of front matter, a tag, a row of empty cells or a fence's mark: it names things and says nothing. */
const NAMES = [
  /^[\w-]+:\s*(?:['"]?[\w./:#-]*['"]?|\[[a-z, -]*\])$/,
  /^[|\s]*$/,
  /^<\/?[\w-]+(?:\s+[\w:-]+(?:="[a-z][\w. :/-]*")?)*\s*\/?>$/,
  /^(?:`{3,}|~{3,})\S*$/,
]

/**
 * Returns everything that a Markdown file says, notes included. Every line belongs to a claim or is a mark of
 * structure: a rule, a slot, the frame of a table, the ends of a fence or of a comment.
 */
export function markdownClaims(source: string, file: string): Claim[] {
  const claims: Claim[] = []
  let holds: string | undefined
  for (const { kind, lines } of blocksOf(source)) {
    if (kind === 'front')
      holds = lines.map(({ text }) => RE_CONDITION.exec(text.trim())?.[1]).find(Boolean)
    const runs = kind === 'prose' ? sentencesOf(lines) : lines.filter(({ text }) => text.trim() !== '')
    claims.push(...runs.map(({ text, line }) => ({
      file,
      line,
      text: normalise(text),
      place: placeOf(text),
      ...holds !== undefined && text.startsWith('# ') && { holds },
    })))
  }
  return claims.filter(({ text }) => text !== '')
}

// -- internal --

interface Block { kind: 'front' | 'line' | 'prose', lines: Run[] }

function placeOf(text: string): Place {
  return NAMES.some(pattern => pattern.test(text.trim())) ? 'code' : 'words'
}

function blocksOf(source: string): Block[] {
  const lines = source.split('\n').map((text, i) => ({ text, line: i + 1 }))
  const blocks: Block[] = []
  let prose: Run[] = []
  const end = (): void => {
    if (prose.length > 0)
      blocks.push({ kind: 'prose', lines: prose })
    prose = []
  }
  const one = (...run: Run[]): void => {
    end()
    blocks.push({ kind: 'line', lines: run })
  }
  for (let i = 0; i < lines.length; i++) {
    const run = { ...lines[i]!, text: lines[i]!.text.replace(/<!--|-->/g, ' ') }
    const fence = run.text.match(RE_FENCE)?.[1]
    if (run.text.trim() === '---') {
      const close = frontMatterEnd(lines, i)
      end()
      if (close !== undefined)
        blocks.push({ kind: 'front', lines: saidOf(lines.slice(i + 1, close)) })
      i = close ?? i
    }
    else if (fence !== undefined) {
      const close = lines.findIndex(({ text }, k) => k > i && text.trim().startsWith(fence) && text.trim() === fence)
      const until = close < 0 ? lines.length : close
      one(...lines.slice(i, until))
      i = until
    }
    else if (run.text.trim() === '' || RE_SLOT.test(run.text) || RE_RULE.test(run.text.trim())) {
      end()
    }
    else if (/^\s*\|/.test(run.text)) {
      one(run)
    }
    else if (RE_TAG.test(run.text)) {
      const close = tagEnd(lines, i)
      one({ text: lines.slice(i, close + 1).map(({ text }) => text).join('\n'), line: run.line })
      i = close
    }
    else {
      if (RE_BLOCK.test(run.text))
        end()
      prose.push(run)
    }
  }
  end()
  return blocks
}

/** Returns the lines of front matter that say something; what is indented belongs to the key above it. */
function saidOf(lines: Run[]): Run[] {
  let isSaid = true
  return lines.filter(({ text }) => {
    isSaid = /^\s/.test(text) ? isSaid : !RE_STRUCTURE.test(text)
    return isSaid
  })
}

/** Returns the line that closes the front matter which begins here; undefined if this is a bare separator. */
function frontMatterEnd(lines: Run[], start: number): number | undefined {
  const close = lines.findIndex(({ text }, i) => i > start && text.trim() === '---')
  const inside = lines.slice(start + 1, close)
  // At the top of a file nothing else can stand between two rules; elsewhere a `#` is a title.
  const first = start === 0 ? inside.find(({ text }) => !text.startsWith('#')) : inside[0]
  const isYaml = close > start && first !== undefined && /^[\w-]+:(?:\s|$)/.test(first.text)
  return isYaml && inside.every(({ text }) => RE_KEY.test(text)) ? close : undefined
}

/** A tag may reach over several lines: to the one that ends with its bracket. */
function tagEnd(lines: Run[], start: number): number {
  for (let i = start; i < lines.length && lines[i]!.text.trim() !== ''; i++) {
    if (lines[i]!.text.includes('>'))
      return i
  }
  return start
}
