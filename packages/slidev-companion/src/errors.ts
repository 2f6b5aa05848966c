/** One thing that is wrong: where, what was found there, and how to fix it. */
export interface Problem {
  /** Path as the reader knows it, relative to the project. */
  file?: string
  /** 1-based. */
  line?: number
  found: string
  /** What exists instead, or what to do. */
  fix?: string
}

/**
 * An error the reader can act on: the command line prints its message without a stack and leaves
 * with its exit code.
 */
export class CliError extends Error {
  readonly problems: Problem[]
  readonly exitCode: number

  constructor(problems: string | Problem | Problem[], exitCode = 1) {
    const list
      = typeof problems === 'string'
        ? [{ found: problems }]
        : Array.isArray(problems)
          ? problems
          : [problems]
    super(list.map(describeProblem).join('\n'))
    this.name = 'CliError'
    this.problems = list
    this.exitCode = exitCode
  }
}

/**
 * Whether an error is one, whichever copy of this module made it: a configuration may bring its
 * own.
 */
export function isCliError(error: unknown): error is CliError {
  return error instanceof Error && error.name === 'CliError'
}

/** Returns `file:line: found (fix)` as one line; parts that are unknown are left out. */
export function describeProblem({ file, line, found, fix }: Problem): string {
  const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `
  return `${place}${found}${fix === undefined ? '' : ` (${fix})`}`
}

const RIGHTS = 'is it another user\'s? Ask for the right with ls -l and chmod, or work on a copy of your own'

/** What the system's refusals mean, and how to fix them; the codes are Node's. */
const REFUSALS: Record<string, [found: string, fix: string]> = {
  EACCES: ['you may not do that there', RIGHTS],
  EPERM: ['you may not do that there', RIGHTS],
  EROFS: ['the disk is read-only', 'work on a copy of the project'],
  ENOSPC: ['the disk is full', 'make room, then run it again: nothing was left half-written'],
  EDQUOT: ['your share of the disk is full', 'make room, then run it again: nothing was left half-written'],
  ENOENT: ['no such file or folder', 'look for a misspelt name'],
  ENOTDIR: ['a part of the path is a file', 'name another place'],
  EISDIR: ['is a folder', 'name a file'],
  ELOOP: ['a link leads in a circle', 'remove the link'],
  ENAMETOOLONG: ['the name is too long', 'name a shorter one'],
  EMFILE: ['too many files are open', 'ulimit -n 4096'],
}

/**
 * Returns what a refusal of the system means, with the path that it is about; nothing for any other
 * error.
 */
export function describeSystemError(error: unknown): Problem | undefined {
  const { code, path, dest, syscall } = error as {
    code?: string
    path?: string
    dest?: string
    syscall?: string
  }
  const known = syscall === undefined ? undefined : REFUSALS[code ?? '']
  return known && { file: dest ?? path, found: `${known[0]} (${syscall}: ${code})`, fix: known[1] }
}

/** Returns up to three of the known names nearest to `name`, for "did you mean". */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  return Array.from(known, candidate => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
    .slice(0, 3)
    .filter(({ distance }) => distance <= Math.max(3, name.length / 2))
    .map(({ candidate }) => candidate)
}

/** Levenshtein's distance with one row of memory. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
