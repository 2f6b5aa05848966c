import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Comparison } from '../claims/compare'
import type { Entry } from '../claims/entry'
import type { Vouched } from '../claims/sign'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError, describeProblem } from '../../packages/slidev-companion/src/errors'
import { problemsOf } from '../claims/compare'
import { KINDS } from '../claims/kinds'
import { onlyOf } from '../claims/only'
import { readComparison, sign } from '../effects/claims/signing'

/** Kinds that somebody vouches for, and the option that says on what grounds. */
const VOUCHED = {
  figure: ['of', 'is'],
  recorded: ['step', 'line'],
  source: ['source'],
  definition: ['reason'],
  judgement: ['judge'],
} as const
const HOW_TO_VOUCH = 'What nothing accounts for needs a word: --kind source --source "…", definition --reason "…", '
  + 'judgement --judge "…", recorded --step <step> --line "…", figure --of "half" --is <facts>; '
  + 'with --only <file:line> for one sentence.'

export default defineCommand({
  meta: {
    name: 'claims',
    description: 'Every sentence that readers see, with its evidence and who signed it. Exit 1 if one is open.',
  },
  args: {
    sign: { type: 'boolean', description: 'show the open sentences with their evidence, and ask for a name' },
    only: {
      type: 'string',
      description: 'with --sign: files, folders, or lines as in pages/03-research.md:41; commas between',
    },
    kind: { type: 'string', description: `with --sign: ${Object.keys(VOUCHED).join(', ')}; you vouch for the numbers` },
    of: { type: 'string', description: 'the piece of a sentence that says a figure' },
    is: { type: 'string', description: 'the fact that it equals, or facts with + and - between' },
    step: { type: 'string', description: 'the recorded step that bears a sentence out' },
    line: { type: 'string', description: 'the line of that step' },
    source: { type: 'string', description: 'the document that a source leads to' },
    reason: { type: 'string', description: 'what a definition defines or counts' },
    judge: { type: 'string', description: 'whose judgement it is' },
    json: { type: 'boolean', description: 'print counts and what is open as JSON' },
  },
  async run({ args, rawArgs }) {
    const root = process.cwd()
    if (args.sign) {
      const on = new Date().toISOString().slice(0, 10)
      const only = onlyOf(rawArgs)
      const open = await sign(root, { only, vouched: vouchedBy(args), input: process.stdin, print: console.log, on })
      if (open > 0)
        console.log(`${open} still open. ${HOW_TO_VOUCH}`)
      process.exitCode = open > 0 ? 1 : 0
      return
    }
    const { entries, found } = readComparison(root)
    const problems = problemsOf(found)
    if (args.json)
      console.log(asJson(entries, found, problems))
    else
      problems.forEach(problem => console.error(describeProblem(problem)))
    if (!args.json)
      console.log(summary(entries, found))
    process.exitCode = problems.length > 0 ? 1 : 0
  },
})

function asJson(entries: Entry[], { unrecorded }: Comparison, problems: Problem[]): string {
  return JSON.stringify({ signed: countKinds(entries), skipped: unrecorded.length, problems }, undefined, 2)
}

function summary(entries: Entry[], { open, stale, wrong, unrecorded }: Comparison): string {
  const kinds = Object.entries(countKinds(entries)).map(([kind, count]) => `${count} ${kind}`).join(', ')
  return `${entries.length} signed (${kinds}); ${open.length} unsigned, ${stale.length} no longer said, `
    + `${wrong.length} whose evidence does not fit${skipped(unrecorded.length)}`
}

function skipped(count: number): string {
  return count === 0
    ? ''
    : `\n${count} skipped: the recordings are of another scenario; npm run story (needs chant) brings their facts`
}

function countKinds(entries: Entry[]): Record<string, number> {
  return Object.fromEntries(KINDS.map(kind => [kind, entries.filter(entry => entry.kind === kind).length]))
}

type Grounds = Partial<Record<'kind' | typeof VOUCHED[keyof typeof VOUCHED][number], string>>

function vouchedBy(args: Grounds): Vouched | undefined {
  if (args.kind === undefined)
    return undefined
  const kind = args.kind as keyof typeof VOUCHED
  const known = Object.keys(VOUCHED).join(', ')
  if (!Object.hasOwn(VOUCHED, kind))
    throw new CliError({ found: `nobody can vouch for the kind "${kind}"`, fix: `known: ${known}` })
  const words = VOUCHED[kind].map(ground => [ground, args[ground]?.trim() ?? ''] as const)
  const missing = words.filter(([, word]) => word === '').map(([ground]) => `--${ground} "…"`)
  if (missing.length > 0)
    throw new CliError({ found: `--kind ${kind} without its grounds`, fix: `add ${missing.join(' ')}` })
  return { kind, evidence: Object.fromEntries(words) as Vouched['evidence'] }
}
