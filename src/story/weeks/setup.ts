import type { Week } from '../step'
import { dayOf, isoOf } from '../../days'
import { context, digests, fourthDigest } from '../ids'

/** Returns the shell line by which the analyst adds a digest. */
export function addDigest(file: string): string {
  const name = file.replace(/(-2026-01)?\.md$/, '')
  const message = file === fourthDigest ? 'Add the cohort and overlap cut' : `Add digest ${name}`
  return `mkdir -p ${context} && cp "$INPUTS/digests/${file}" ${context}/`
    + ` && git add ${context} && git commit -q -m "${message}"`
}

/** Days after the start, and the hour, at which each of the first three is added. */
const ADDED: readonly [days: number, hour: string][] = [[1, '16:10'], [2, '15:40'], [4, '11:20']]

/** Week 1: the set-up on Monday; people investigate, three digests are committed. */
export const setup: Week = ({ days, project, told: { people: { owner, analyst } } }) => [
  {
    id: 'init',
    title: `${owner.name} sets chant up`,
    at: `${days.start} 09:00`,
    who: 'owner',
    before: ['git init -q -b main --template= && git config gc.auto 0 && cp "$INPUTS/README.md" .'],
    commands: ['chant --version', `chant init --name ${project} --provider claude`],
    after: [
      'cp "$INPUTS/config.md" .chant/config.md && cat "$INPUTS/gitignore" >> .chant/.gitignore',
      'mkdir -p .chant/prompts/extensions && cp "$INPUTS/finish-on-branch.md" .chant/prompts/extensions/'
      + ' && touch .chant/specs/.gitkeep',
      'git add -A && git commit -q -m "Set up chant"',
    ],
    truths: [{ file: '.chant/config.md', has: 'require_approval_for_agent_work: true' }],
  },
  {
    id: 'config',
    title: 'What an agent wrote needs a named approval',
    at: `${days.start} 09:10`,
    who: 'owner',
    commands: ['chant config --validate', 'cat .chant/config.md', 'cat .chant/prompts/extensions/finish-on-branch.md'],
    truths: [{ prints: 'Configuration valid' }],
  },
  {
    id: 'digests-committed',
    title: `${analyst.name} commits three digests`,
    at: `${addedOn(days.start, 2)} 11:30`,
    who: 'analyst',
    before: digests.map((file, i) => `clock ${addedOn(days.start, i)} ${ADDED[i]![1]} && ${addDigest(file)}`),
    commands: [`ls ${context}`, `git log --date=short --format="%h %ad %an: %s" -- ${context}`],
    truths: digests.map(file => ({ file: `${context}/${file}`, has: '#' })),
  },
]

// -- internal --

function addedOn(start: string, digest: number): string {
  return isoOf(dayOf(start) + ADDED[digest]![0])
}
