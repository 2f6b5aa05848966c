import type { Step } from '../step'
import { context, digests, fourthDigest } from '../ids'

/** Returns the shell line by which Mike adds a digest. */
export function addDigest(file: string): string {
  const name = file.replace(/(-2026-01)?\.md$/, '')
  const message = file === fourthDigest ? 'Add the cohort and overlap cut' : `Add digest ${name}`
  return `mkdir -p ${context} && cp "$INPUTS/digests/${file}" ${context}/`
    + ` && git add ${context} && git commit -q -m "${message}"`
}

/** When he adds each of the first three. */
const ADDED_AT = ['2026-01-20 16:10', '2026-01-21 15:40', '2026-01-23 11:20']

/** Week 1: the set-up on Monday; people investigate, three digests are committed. */
export const setup: Step[] = [
  {
    id: 'init',
    title: 'Sarah sets chant up',
    at: '2026-01-19 09:00',
    who: 'sarah',
    before: ['git init -q -b main --template= && git config gc.auto 0 && cp "$INPUTS/README.md" .'],
    commands: ['chant --version', 'chant init --name acme-churn --provider claude'],
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
    at: '2026-01-19 09:10',
    who: 'sarah',
    commands: ['chant config --validate', 'cat .chant/config.md', 'cat .chant/prompts/extensions/finish-on-branch.md'],
    truths: [{ prints: 'Configuration valid' }],
  },
  {
    id: 'digests-committed',
    title: 'Mike commits three digests',
    at: '2026-01-23 11:30',
    who: 'mike',
    before: digests.map((file, i) => `clock ${ADDED_AT[i]} && ${addDigest(file)}`),
    commands: [`ls ${context}`, `git log --date=short --format="%h %ad %an: %s" -- ${context}`],
    truths: digests.map(file => ({ file: `${context}/${file}`, has: '#' })),
  },
]
