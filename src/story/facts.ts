import type { Fact, Facts } from '../facts'
import type { Recorded } from '../specs/trycmd'
import type { Commit } from './commits'
import type { Plot } from './plot'
import type { Step } from './step'

export interface RecordedStep { step: Pick<Step, 'id' | 'at' | 'who' | 'copy'>, recorded: Recorded[] }

const RE_COMMIT = /^Commit: ([0-9a-f]{7})/
const RE_PASSED = /: (\d+) tests pass/
const RE_SPEC = /^\.chant\/specs\/.*\.md$/

/** Returns whose story was recorded, and the ids of its specs. */
export function plotFacts({ told, research, plan, driver }: Plot): Facts {
  return {
    'story.company': text(told.company.name, 'the company whose four weeks were recorded'),
    'story.owner': text(told.people.owner.name, 'who decided in the recorded weeks'),
    'story.analyst': text(told.people.analyst.name, 'who measured in the recorded weeks'),
    'story.spec.research': text(research, 'id of the research spec'),
    'story.spec.plan': text(plan, 'id of the planning spec'),
    'story.spec.driver': text(driver, 'id of the cover spec'),
  }
}

/**
 * Returns the `story.*` facts: what a replay counted, each from the transcripts, the git history and the texts of the
 * workspace alone.
 */
export function storyFacts(steps: RecordedStep[], commits: Commit[], texts: ReadonlyMap<string, string>): Facts {
  const files = [...texts.keys()]
  const all = steps.flatMap(({ recorded }) => recorded)
  const kept = commits.filter(commit => commit.kept)
  const byAgents = kept.filter(({ branch }) => branch)
  const merges = kept.filter(({ subject }) => subject.startsWith('Merge '))
  const written = new Set(byAgents.flatMap(commit => commit.files))
  const ofStep = (id: string): string[] => outputOf(steps.filter(({ step }) => step.id === id))
  const ended = (code: number, command: string): number => countEnded(steps, code, command)
  return {
    'story.steps': count(steps.length, 'steps of the recorded story'),
    'story.commands': count(all.length, 'commands recorded'),
    'story.commands.chant': count(
      all.filter(({ command }) => command.startsWith('chant ')).length,
      'chant commands recorded',
    ),
    'story.commands.failed': count(
      all.filter(({ code }) => code !== 0).length,
      'recorded commands that ended with another exit code than 0',
    ),
    'story.commits': count(kept.length, 'commits in the workspace\'s history, merged branches included'),
    'story.commits.agent': count(byAgents.length, 'commits an agent made on its own branch'),
    'story.commits.dropped': count(
      commits.length - kept.length,
      'commits of the rejected first answer: they went with their branch',
    ),
    'story.approvals': count(ended(0, 'chant approve '), 'approvals by a named person'),
    'story.rejections': count(ended(0, 'chant reject '), 'rejections by a named person'),
    'story.refusals': count(
      ended(1, 'chant merge ') + ended(1, 'chant work '),
      'merges and runs that chant refused on the way',
    ),
    'story.merges': count(merges.length, 'merges of an agent\'s branch'),
    'story.specs': count(files.filter(file => RE_SPEC.test(file)).length, 'specs in the workspace'),
    'story.files': count(files.length, 'files in the workspace as the story leaves it'),
    'story.files.read': count(countItems(ofStep('research-work')), 'digests the agent read for its first answer'),
    'story.files.reread': count(countItems(ofStep('rework')), 'digests the agent read for its second answer'),
    'story.files.written': count(written.size, 'files written by agents, specs included'),
    'story.lines': count(
      countLines([...written].filter(file => !RE_SPEC.test(file)), texts),
      'lines that agents wrote and people had to read, specs left out',
    ),
    'story.lines.product': count(
      countLines([...written].filter(file => file.startsWith('product/')), texts),
      'lines of product code and tests among them',
    ),
    'story.reports': count(files.filter(file => file.startsWith('reports/')).length, 'daily reports'),
    'story.hash.researchV1': text(lastCommit(ofStep('research-work')), 'last commit of the first answer'),
    'story.hash.researchV2': text(lastCommit(ofStep('rework')), 'last commit of the second answer'),
    'story.tests': count(sumTests(ofStep('parallel')), 'tests of the three members that passed'),
  }
}

// -- internal --

function count(value: number, what: string): Fact {
  return { value, unit: 'count', what }
}

function text(value: string, what: string): Fact {
  return { value, unit: 'text', what }
}

function outputOf(steps: RecordedStep[]): string[] {
  return steps.flatMap(({ recorded }) => recorded).flatMap(({ output }) => output)
}

/** Counts commands of the story itself, not of the copies on which failures are shown. */
function countEnded(steps: RecordedStep[], code: number, command: string): number {
  const typed = steps.filter(({ step }) => step.copy === undefined).flatMap(({ recorded }) => recorded)
  return typed.filter(one => one.command.startsWith(command) && one.code === code).length
}

function countItems(lines: string[]): number {
  return lines.filter(line => line.startsWith('- ')).length
}

function countLines(files: readonly string[], texts: ReadonlyMap<string, string>): number {
  return files.reduce((sum, file) => sum + (texts.get(file) ?? '').split('\n').length - 1, 0)
}

function lastCommit(lines: string[]): string {
  return lines.map(line => line.match(RE_COMMIT)?.[1]).findLast(Boolean) ?? ''
}

function sumTests(lines: string[]): number {
  return lines.reduce((sum, line) => sum + Number(line.match(RE_PASSED)?.[1] ?? 0), 0)
}
