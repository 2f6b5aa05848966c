import type { Recorded } from '../specs/trycmd'

/** A rule that takes out of a transcript what is not the same on every machine. */
export interface Redaction {
  reason: string
  /** The commands it applies to. */
  command: RegExp
  apply: (lines: string[]) => string[]
}

const ID = /\d{4}-\d\d-\d\d-[0-9a-z]{3}-[0-9a-z]{3}(?:\.[0-9a-z-]+)?/

function idOf(text: string): string {
  return text.match(ID)?.[0] ?? ''
}

function byId(a: string, b: string): number {
  const [first, second] = [idOf(a), idOf(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

/**
 * Sorts blocks of lines that follow each other by the id in them. A block is a line that matches `head`, with the
 * lines after it that `more` accepts.
 */
function sortRuns(lines: string[], head: RegExp, more: (line: string) => boolean = () => false): string[] {
  const out: string[] = []
  for (let i = 0; i < lines.length;) {
    const blocks: string[] = []
    while (i < lines.length && head.test(lines[i]!)) {
      const block = [lines[i++]!]
      while (i < lines.length && more(lines[i]!))
        block.push(lines[i++]!)
      blocks.push(block.join('\n'))
    }
    if (blocks.length > 0)
      out.push(...blocks.sort(byId).flatMap(block => block.split('\n')))
    else
      out.push(lines[i++]!)
  }
  return out
}

const RE_START = /^\[.*\] (?:Working with prompt|Build on: )/

/** Sorts the first lines of parallel runs: each run has two lines together, and runs come by id. */
function sortStart(lines: string[]): string[] {
  const first = lines.findIndex(line => RE_START.test(line))
  if (first < 0)
    return lines
  let end = first
  while (end < lines.length && RE_START.test(lines[end]!))
    end++
  const start = lines.slice(first, end).sort((a, b) => byId(a, b) || (b.includes('Working with') ? 1 : -1))
  return [...lines.slice(0, first), ...start, ...lines.slice(end)]
}

function sortJson(lines: string[]): string[] {
  const specs = JSON.parse(lines.join('\n')) as { id: string }[]
  return JSON.stringify(specs.sort((a, b) => byId(a.id, b.id)), null, 2).split('\n')
}

/** The actions on a spec, the last first. */
const ACTIONS = ['APPROVED', 'REJECTED', 'COMPLETED', 'WORKED', 'CREATED']

/** Columns of `chant activity`. */
const minuteOf = (line: string): string => line.slice(0, 16)
const actionOf = (line: string): number => ACTIONS.indexOf(line.slice(31, 44).trim())
const specOf = (line: string): string => line.slice(44, 55)

/** Newest minute first; within a minute by spec, a spec's later action first. */
function byTime(a: string, b: string): number {
  return minuteOf(b).localeCompare(minuteOf(a))
    || specOf(b).localeCompare(specOf(a))
    || actionOf(a) - actionOf(b)
    || a.localeCompare(b)
}

const READDIR = 'chant lists specs in the order of the file system'

/** The one table of redactions. The ids that chant draws are replaced before: see `redact`. */
export const redactions: Redaction[] = [
  {
    reason: 'chant puts its worktrees in the machine\'s /tmp',
    command: /^/,
    apply: lines => lines.map(line => line.replaceAll('/tmp/chant-', '[TMP]/chant-')),
  },
  {
    reason: 'git fills what a server says up with spaces',
    command: /^git push/,
    apply: lines => lines.map(line => line.trimEnd()),
  },
  {
    reason: READDIR,
    command: /^chant work --parallel/,
    apply: lines => sortRuns(lines, /^→ Validating spec /, line => line.startsWith('  ')),
  },
  {
    reason: 'which agent is up first is a matter of milliseconds',
    command: /^chant work --parallel/,
    apply: sortStart,
  },
  {
    reason: READDIR,
    command: /^chant merge/,
    apply: (lines) => {
      const sorted = sortRuns(lines, /^ {2}· /)
      return sortRuns(sorted, /^✓ Successfully merged /, line => line.startsWith('Returned'))
    },
  },
  {
    reason: READDIR,
    command: /^chant list/,
    apply: lines => sortRuns(lines, new RegExp(`^${ID.source} `)),
  },
  {
    reason: READDIR,
    command: /^chant status/,
    apply: lines => sortRuns(lines, new RegExp(`^ {2}(?:✗ )?${ID.source} `)),
  },
  {
    reason: READDIR,
    command: /^chant export --format csv/,
    apply: lines => sortRuns(lines, /^"""\d{4}/),
  },
  {
    reason: READDIR,
    command: /^chant export --format json/,
    apply: sortJson,
  },
  {
    reason: 'chant merges in the order of the file system; git log shows the newest first',
    command: /^git log/,
    apply: lines => sortRuns(lines.toReversed(), /: Merge chant\//).reverse(),
  },
  {
    reason: 'entries of one minute come in the order of the file system',
    command: /^chant activity/,
    apply: lines => lines.toSorted(byTime),
  },
]

/** Returns a recorded command as it is on every machine; `drawn` maps the ids chant drew to the story's. */
export function redact(recorded: Recorded, drawn: ReadonlyMap<string, string>): Recorded {
  const named = recorded.output.map(line =>
    [...drawn].reduce((text, [from, to]) => text.replaceAll(from, to), line))
  const output = redactions
    .filter(({ command }) => command.test(recorded.command))
    .reduce((lines, { apply }) => apply(lines), named)
  return { ...recorded, output }
}
