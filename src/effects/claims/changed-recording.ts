import { git } from '../../../packages/slidev-companion/src/machine/git'

const MOST = 6
const LONGEST = 120

/** Returns the first changed lines of a recording against the commit that is checked out; where git has none, that. */
export function changedLines(root: string, file: string): string[] {
  const kept = git(root, 'cat-file', '-e', `HEAD:./${file}`)
  if (kept === undefined)
    return ['new recording']
  const diff = git(root, 'diff', '--no-color', '--no-ext-diff', '--unified=0', 'HEAD', '--', file) ?? ''
  if (/^Binary files /m.test(diff))
    return ['changed; it is no text']
  const lines = diff.split('\n').slice(4).filter(line => /^[+-]/.test(line))
  if (lines.length === 0)
    return ['as in the last commit, and not signed']
  const more = lines.length > MOST ? [`… and ${lines.length - MOST} more changed lines: git diff HEAD -- ${file}`] : []
  return [...lines.slice(0, MOST).map(line => line.slice(0, LONGEST)), ...more]
}
