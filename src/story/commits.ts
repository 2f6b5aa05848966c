/** One commit of the recorded workspace. */
export interface Commit {
  /** First seven digits. */
  hash: string
  /** UTC, ISO 8601. */
  at: string
  author: string
  subject: string
  /** The agent's branch it was made on. */
  branch?: string
  files: string[]
  /** False for the commits of a rejected attempt, which went with their branch. */
  kept: boolean
}

/** What `parseLog` reads: `git log` with these options and this format. */
export const LOG_OPTIONS = ['--topo-order', '--reverse', '--name-only']
export const LOG_FORMAT = '%x01%H%x02%cI%x02%an%x02%s%x02'

/** Returns the commits of a git log, oldest first. */
export function parseLog(log: string, kept: boolean): Commit[] {
  return log.split('\x01').slice(1).map((entry) => {
    const [hash = '', at = '', author = '', subject = '', files = ''] = entry.split('\x02')
    const id = subject.match(/^chant\(([\w.-]+)\): (?!approve spec|reject spec)/)?.[1]
    return {
      hash: hash.slice(0, 7),
      at: new Date(at).toISOString().replace('.000Z', 'Z'),
      author,
      subject,
      ...(id ? { branch: `chant/${id}` } : {}),
      files: files.split('\n').filter(Boolean).sort(),
      kept,
    }
  })
}

/**
 * Returns all commits by time. Those of one moment begin with main's, and each branch keeps git's order. Merges are
 * sorted by name, because chant merges in the order of the file system.
 */
export function mergeCommits(kept: Commit[], dropped: Commit[]): Commit[] {
  const known = new Set(kept.map(({ hash }) => hash))
  const lost = new Map(dropped.filter(({ hash }) => !known.has(hash)).map(commit => [commit.hash, commit]))
  // Sorting is stable: what is equal stays in git's order.
  return [...kept, ...lost.values()]
    .sort((a, b) => a.at.localeCompare(b.at) || groupOf(a).localeCompare(groupOf(b)))
}

// -- internal --

function groupOf({ branch, subject }: Commit): string {
  return branch ?? (subject.startsWith('Merge ') ? subject : '')
}
