import { spawnSync } from 'node:child_process'

const DIRTY = '-dirty'

/** Returns what git calls the state that a file is of, as `v1.2-3-g0f1e2d4`; nothing where git does not keep it. */
export function describedByGit(folder: string, file: string): string | undefined {
  if (git(folder, 'ls-files', '--error-unmatch', '--', file) === undefined)
    return undefined
  const state = git(folder, 'describe', '--tags', '--always', `--dirty=${DIRTY}`)
  return state?.endsWith(DIRTY) ? `${state.slice(0, -DIRTY.length)}, changed since` : state
}

/** Returns those of the files that git keeps and that are as they were committed; none where git keeps nothing. */
export function unchangedSinceHead(folder: string, files: readonly string[]): string[] {
  if (files.length === 0)
    return []
  const kept = git(folder, 'ls-files', '-z', '--', ...files)?.split('\0') ?? []
  const changed = git(folder, 'diff', '--name-only', '--relative', '-z', 'HEAD', '--', ...files)?.split('\0')
  return changed === undefined ? [] : files.filter(file => kept.includes(file) && !changed.includes(file))
}

/** Returns what git prints, without white space around it; nothing where it fails. */
export function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
