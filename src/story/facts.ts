import type { Fact, Facts } from '../facts'
import type { Recorded } from '../specs/trycmd'
import type { Commit } from './commits'
import type { Step } from './step'

export interface RecordedStep { step: Pick<Step, 'id' | 'at' | 'who' | 'copy'>, recorded: Recorded[] }

const RE_COMMIT = /^Commit: ([0-9a-f]{7})/
const lastCommit = (recorded: Recorded[]): string => recorded.flatMap(({ output }) => output).map(line => line.match(RE_COMMIT)?.[1]).findLast(Boolean) ?? ''

const sumTests = (lines: string[]): number => lines.reduce((sum, line) => sum + Number(line.match(/: (\d+) tests pass/)?.[1] ?? 0), 0)

/** Returns the `story.*` facts: what a replay counted, each from the transcripts and the git history alone. */
export function storyFacts(steps: RecordedStep[], commits: Commit[], files: string[]): Facts {
  const all = steps.flatMap(({ recorded }) => recorded)
  const onMain = steps.filter(({ step }) => step.copy === undefined)
  const typed = onMain.flatMap(({ recorded }) => recorded)
  const kept = commits.filter(commit => commit.kept)
  const count = (value: number, what: string): Fact => ({ value, unit: 'count', what })
  const text = (value: string, what: string): Fact => ({ value, unit: 'text', what })
  const starting = (prefix: string, code = 0): number => typed.filter(({ command, code: ended }) => command.startsWith(prefix) && ended === code).length
  const hashOf = (id: string): string => lastCommit(steps.find(({ step }) => step.id === id)?.recorded ?? [])
  const printed = (id: string): string[] => steps.find(({ step }) => step.id === id)?.recorded.flatMap(({ output }) => output) ?? []
  return {
    'story.steps': count(steps.length, 'steps of the recorded story'),
    'story.commands': count(all.length, 'commands recorded'),
    'story.commands.chant': count(all.filter(({ command }) => command.startsWith('chant ')).length, 'chant commands recorded'),
    'story.commands.failed': count(all.filter(({ code }) => code !== 0).length, 'recorded commands that ended with another exit code than 0'),
    'story.commits': count(kept.length, 'commits in the workspace\'s history, merged branches included'),
    'story.commits.agent': count(kept.filter(({ branch }) => branch).length, 'commits an agent made on its own branch'),
    'story.commits.dropped': count(commits.length - kept.length, 'commits of the rejected first answer: they went with their branch'),
    'story.approvals': count(starting('chant approve '), 'approvals by a named person'),
    'story.rejections': count(starting('chant reject '), 'rejections by a named person'),
    'story.refusals': count(starting('chant merge ', 1) + starting('chant work ', 1), 'merges and runs that chant refused on the way'),
    'story.merges': count(kept.filter(({ subject }) => subject.startsWith('Merge ')).length, 'merges of an agent\'s branch'),
    'story.specs': count(files.filter(file => /^\.chant\/specs\/.*\.md$/.test(file)).length, 'specs in the workspace'),
    'story.files': count(files.length, 'files in the workspace as the story leaves it'),
    'story.files.read': count(printed('research-work').filter(line => line.startsWith('- ')).length, 'digests the agent read for its first answer'),
    'story.files.reread': count(printed('rework').filter(line => line.startsWith('- ')).length, 'digests the agent read for its second answer'),
    'story.files.written': count(new Set(kept.filter(({ branch }) => branch).flatMap(({ files }) => files)).size, 'files written by agents, specs included'),
    'story.reports': count(files.filter(file => file.startsWith('reports/')).length, 'daily reports'),
    'story.hash.researchV1': text(hashOf('research-work'), 'last commit of the first answer'),
    'story.hash.researchV2': text(hashOf('rework'), 'last commit of the second answer'),
    'story.tests': count(sumTests(printed('parallel')), 'tests of the three members that passed'),
  }
}
