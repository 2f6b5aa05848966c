/** What is counted, and the facts that count it: "nine commands" is story.commands and nothing else. */
const TERMS: Record<string, string[]> = {
  'chant commands': ['story.commands.chant'],
  'commands': ['story.commands', 'story.commands.chant', 'story.commands.failed'],
  'approvals': ['story.approvals', 'count.members'],
  'refusals': ['story.refusals'],
  'commits': ['story.commits', 'story.commits.agent', 'story.commits.dropped'],
  'reports': ['story.reports'],
  'digests': ['story.files.read', 'story.files.reread'],
  'weeks': ['calendar.weeks', 'weekly.weeks', 'weekly.frozenWeeks'],
  'drivers': ['count.drivers'],
  'guardrails': ['count.guardrails'],
  'plans': ['count.plans'],
  'agents': ['count.members'],
  'members': ['count.members'],
}
/** What a noun counts as a rule; the sentence may mean something else, which its signer sees. */
const OFTEN: Record<string, string[]> = {
  days: ['kr.windowDays', 'kr.onboardingDays', 'kr.activationDays'],
  day: ['kr.windowDays', 'kr.activationDays'],
  people: ['count.people'],
  pieces: ['count.members'],
  branches: ['count.members'],
  drafts: ['count.members'],
  merges: ['story.merges', 'count.members'],
  tests: ['story.tests'],
}
/** Numbers that a definition fixes, and the file that holds them. */
const FIXED: Record<string, [file: string, holds: string]> = {
  2.66: ['src/kpi/xmr.ts', 'FACTOR = 2.66'],
  3.27: ['src/kpi/xmr.ts', 'RANGE_FACTOR = 3.27'],
}

/** Returns the expressions that may count a noun; none for words that anything may be counted in. */
export function expressionsFor(noun: string | undefined): string[] {
  const [first] = noun?.split(' ') ?? []
  return TERMS[noun ?? ''] ?? TERMS[first ?? ''] ?? []
}

/** Returns the expressions that are tried for a noun when evidence is drafted. */
export function candidatesFor(noun: string | undefined): string[] {
  const [first] = noun?.split(' ') ?? []
  return [...expressionsFor(noun), ...OFTEN[first ?? ''] ?? []]
}

/** Returns the file and the text that fix a number, if a definition does. */
export function fixedNumber(text: string): { file: string, holds: string } | undefined {
  const [file, holds] = FIXED[text] ?? []
  return file === undefined || holds === undefined ? undefined : { file, holds }
}
