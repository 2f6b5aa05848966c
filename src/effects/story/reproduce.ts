import type { Shown } from '../../story/evidence'
import type { Step } from '../../story/step'
import type { Bundle } from './bundle'
import { redact } from '../../story/redactions'
import { refOf } from './archive'

/** A command of the script, and whether no later one of its step changes the repository. */
type Asked = Pick<Shown, 'command' | 'settled'>

/** A question to git: its arguments, and how its answer was filtered. */
interface Question { args: string[], keep?: RegExp }

const RE_WORD = /(?:[^\s"]|"[^"]*")+/g
const RE_GREP = /^grep ((?:-A \d+ |-E )*)"([^"]+)" (\S+)$/
const RE_DIFF = /^git diff -U0 --no-prefix (\S+) \| grep "\^\[-\+\]"$/

/**
 * Returns what git prints of the recorded objects for a command of a step, or undefined for what asks nothing of git.
 * The command itself is not run: its words become arguments, `main` and branches become the refs of the step.
 */
export async function reproduce(asked: Asked, step: Step, { git, refs }: Bundle): Promise<string[] | undefined> {
  if (asked.command === 'git branch --list "chant/*"' && asked.settled) {
    const start = refOf(step.id, { branch: 'chant/' })
    const found = [...(await refs()).keys()].filter(ref => ref.startsWith(start))
    return found.map(ref => `  chant/${ref.slice(start.length)}`)
  }
  if (asked.command === 'git status --short' && asked.settled)
    return statusOf(await git('diff', '--name-status', mainOf(step), refOf(step.id, 'files')))
  const question = questionOf(asked, step)
  if (question === undefined)
    return undefined
  const { args, keep = /^/ } = question
  const output = (await git(...args)).replace(/\n$/, '').split('\n').filter(line => keep.test(line))
  return redact({ command: asked.command, code: 0, output }, new Map()).output
}

// -- internal --

function mainOf({ id }: Step): string {
  return refOf(id, { branch: 'main' })
}

function questionOf({ command, settled }: Asked, step: Step): Question | undefined {
  const [, path] = RE_DIFF.exec(command) ?? []
  if (path !== undefined && settled)
    return { args: ['diff', '-U0', '--no-prefix', mainOf(step), refOf(step.id, 'files'), '--', path], keep: /^[-+]/ }
  const [, flags = '', pattern = '', searched] = RE_GREP.exec(command) ?? []
  if (searched !== undefined && settled) {
    const asked = [...flags.split(' ').filter(Boolean), '-e', pattern]
    return { args: ['grep', '-h', ...asked, refOf(step.id, 'files'), '--', searched] }
  }
  if (!/^git (?:log|show) [^|;&<>$`]*$/.test(command))
    return undefined
  const [, verb = '', ...words] = command.match(RE_WORD)!.map(word => word.replaceAll('"', ''))
  const dashes = words.indexOf('--')
  const paths = dashes < 0 ? [] : words.slice(dashes)
  const before = dashes < 0 ? words : words.slice(0, dashes)
  const options = before.filter(word => word.startsWith('-')).map(word => sinceHour(word, step))
  const named = before.find(word => !word.startsWith('-'))
  // A commit that a branch names is there whatever happens on main.
  if (named === undefined && !settled)
    return undefined
  const rev = named === undefined ? mainOf(step) : refOf(step.id, { branch: named })
  return { args: [verb, ...options, rev, ...paths] }
}

/** git takes a day without an hour as that day at the hour of now. */
function sinceHour(word: string, { at }: Step): string {
  return word.startsWith('--since=') ? `${word}T${at.slice(11)}:00Z` : word
}

/** Files that git knows and that differ; where there are others, the index would decide, which is not recorded. */
function statusOf(changes: string): string[] | undefined {
  const lines = changes.trim().split('\n')
  return lines.every(line => line.startsWith('M\t')) ? lines.map(line => ` M ${line.slice(2)}`) : undefined
}
