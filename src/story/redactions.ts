import type { Recorded } from '../specs/trycmd'

/** A rule that takes out of a transcript what is not the same on every machine. */
export interface Redaction {
  reason: string
  /** The commands it applies to. */
  command: RegExp
  apply: (lines: string[]) => string[]
}

const ID = /\d{4}-\d\d-\d\d-[0-9a-z]{3}-[0-9a-z]{3}(?:\.[0-9a-z-]+)?/
const idOf = (text: string): string => text.match(ID)?.[0] ?? ''
const byId = (a: string, b: string): number => idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0

/** Sorts by id each run of neighbouring blocks; a block is a line that matches `head` and the lines `more` takes. */
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

/** The first lines of parallel runs: each run's two lines together, runs by id. */
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

const ACTIONS = ['APPROVED', 'REJECTED', 'COMPLETED', 'WORKED', 'CREATED']

/** Newest minute first; within a minute by spec, a spec's later action first. Columns: time 0–16, action 31–44, spec 44–55. */
function byTime(a: string, b: string): number {
  const action = (line: string): number => ACTIONS.indexOf(line.slice(31, 44).trim())
  return b.slice(0, 16).localeCompare(a.slice(0, 16)) || b.slice(44, 55).localeCompare(a.slice(44, 55)) || action(a) - action(b) || a.localeCompare(b)
}

const READDIR = 'chant lists specs in the order of the file system'

/** The one table of redactions; the ids that chant draws are replaced before (see `redact`). */
export const redactions: Redaction[] = [
  { reason: 'chant puts its worktrees in the machine\'s /tmp', command: /^/, apply: lines => lines.map(line => line.replaceAll('/tmp/chant-', '[TMP]/chant-')) },
  { reason: READDIR, command: /^chant work --parallel/, apply: lines => sortRuns(lines, /^→ Validating spec /, line => line.startsWith('  ')) },
  { reason: 'which agent is up first is a matter of milliseconds', command: /^chant work --parallel/, apply: sortStart },
  { reason: READDIR, command: /^chant merge/, apply: lines => sortRuns(sortRuns(lines, /^ {2}· /), /^✓ Successfully merged /, line => line.startsWith('Returned')) },
  { reason: READDIR, command: /^chant list/, apply: lines => sortRuns(lines, new RegExp(`^${ID.source} `)) },
  { reason: READDIR, command: /^chant status/, apply: lines => sortRuns(lines, new RegExp(`^ {2}(?:✗ )?${ID.source} `)) },
  { reason: READDIR, command: /^chant export --format csv/, apply: lines => sortRuns(lines, /^"""\d{4}/) },
  { reason: READDIR, command: /^chant export --format json/, apply: sortJson },
  { reason: 'chant merges in the order of the file system; git log shows the newest first', command: /^git log/, apply: lines => sortRuns([...lines].reverse(), /: Merge chant\//).reverse() },
  { reason: 'entries of one minute come in the order of the file system', command: /^chant activity/, apply: lines => [...lines].sort(byTime) },
]

/** Returns a recorded command as it is on every machine; `drawn` maps the ids chant drew to the story's. */
export function redact(recorded: Recorded, drawn: ReadonlyMap<string, string>): Recorded {
  const named = recorded.output.map(line => [...drawn].reduce((text, [from, to]) => text.replaceAll(from, to), line))
  const output = redactions.reduce((lines, { command, apply }) => command.test(recorded.command) ? apply(lines) : lines, named)
  return { ...recorded, output }
}
