import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Recorded } from '../../specs/trycmd'
import type { Commit } from '../../story/commits'
import type { Objects, Shown } from '../../story/evidence'
import type { Plot } from '../../story/plot'
import type { Step } from '../../story/step'
import type { Bundle } from './bundle'
import type { Recording } from './recording'
import { join } from 'node:path'
import { firstDifference } from '../../../packages/slidev-companion/src/drift'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { parseTrycmd } from '../../specs/trycmd'
import { disagreements } from '../../story/checks'
import { LOG_FORMAT, LOG_OPTIONS, mergeCommits, parseLog } from '../../story/commits'
import { placed, questionKey } from '../../story/evidence'
import { plotFacts, storyFacts } from '../../story/facts'
import { plotOf } from '../../story/plot'
import { scriptOf } from '../../story/script'
import { expectation } from '../../story/step'
import { BUNDLE, COPY, refOf } from './archive'
import { openBundle } from './bundle'
import { formatJson, isOfWorkspace, listSteps, PROVENANCE, readRecording, recordedStory, sha256 } from './recording'
import { reproduce } from './reproduce'

const WORKSPACE = '3-workspace/'
const FIX = 'recordings are not edited: npm run story'

/** What the bundle holds: the objects of each step, a copy of every file of the recording, and the commits. */
export interface Archived extends Objects {
  copies: ReadonlyMap<string, string>
  commits: Commit[]
}

/** Returns everything in the recording of the project at `root` that is not what was recorded. */
export async function frozenProblems(root: string): Promise<Problem[]> {
  const recording = readRecording(root)
  try {
    return recordingProblems(recording, await readArchived(root))
  }
  catch (error) {
    const found = `git cannot read it: ${(error as Error).message}`
    return [...hashProblems(recording), { file: `artifacts/${BUNDLE}`, found, fix: FIX }]
  }
}

/**
 * Returns every file that is not what its hash or its copy in the bundle says, every list that does not follow from
 * transcripts and commits, and every line that the git objects of its step do not bear out.
 */
export function recordingProblems(recording: Recording, archived: Archived): Problem[] {
  const plot = plotOf(recordedStory(recording))
  const script = scriptOf(plot)
  const shown = script.flatMap(({ id }) => placed(id, readTranscript(recording, id)))
  return [
    ...hashProblems(recording),
    ...copyProblems(recording, archived.copies),
    ...derivedProblems(recording, archived.commits, plot, shown),
    ...disagreements({ ...archived, shown }, script),
  ]
}

/** Returns what the bundle of the project at `root` holds; throws if git cannot read it. */
export async function readArchived(root: string): Promise<Archived> {
  const plot = plotOf(recordedStory(readRecording(root)))
  return await inTemporaryFolder(async (folder) => {
    const bundle = await openBundle(join(root, 'artifacts', BUNDLE), folder)
    const branches = branchesOf(await bundle.refs())
    const steps = new Map<Step, ArchivedStep>()
    for (const step of scriptOf(plot))
      steps.set(step, await readStep(step, [...branches.get(step.id)?.keys() ?? []], bundle))
    const entries = [...steps]
    return {
      files: new Map(entries.map(([{ id }, { files }]) => [id, files])),
      onBranch: new Map(entries.map(([{ id }, { onBranch }]) => [id, onBranch])),
      reproduced: new Map(entries.flatMap(([, { reproduced }]) => reproduced)),
      history: await bundle.history(),
      branches,
      copies: await readCopies(bundle),
      commits: await readCommits(bundle, plot),
    }
  })
}

// -- internal --

function hashProblems(recording: Recording): Problem[] {
  const { outputs } = JSON.parse(recording.get(PROVENANCE) ?? '{"outputs":{}}') as { outputs: Record<string, string> }
  const unknown = [...recording.keys()].filter(name => name !== PROVENANCE && !(name in outputs))
  return [
    ...unknown.map(name => ({ file: `artifacts/${name}`, found: 'was not recorded', fix: FIX })),
    ...Object.entries(outputs).flatMap(([name, hash]): Problem[] => {
      const text = recording.get(name)
      const found = text === undefined ? 'is missing' : 'is not what its hash says'
      return text !== undefined && sha256(text, name) === hash ? [] : [{ file: `artifacts/${name}`, found, fix: FIX }]
    }),
  ]
}

function copyProblems(recording: Recording, copies: ReadonlyMap<string, string>): Problem[] {
  const names = new Set([...copies.keys(), ...recording.keys()].filter(name => name !== PROVENANCE && name !== BUNDLE))
  return [...names].flatMap(name => difference(recording, name, copies.get(name) ?? ''))
}

/** Returns what differs in the lists that are made of the script, the commits and the transcripts. */
function derivedProblems(recording: Recording, commits: Commit[], plot: Plot, shown: Shown[]): Problem[] {
  const script = scriptOf(plot)
  const texts = textsOf(recording)
  const steps = script.map(step => ({ step, recorded: shown.filter(one => one.step === step.id) }))
  const facts = { ...plotFacts(plot), ...storyFacts(steps, commits, texts) }
  return [
    ...difference(recording, '4-transcripts/steps.json', formatJson(listSteps(script))),
    ...difference(recording, '4-transcripts/commits.json', formatJson(commits)),
    ...difference(recording, '4-transcripts/facts.json', formatJson(facts)),
  ]
}

/** The files of the workspace by their path there. */
function textsOf(recording: Recording): Map<string, string> {
  const ofWorkspace = [...recording].filter(([name]) => name.startsWith(WORKSPACE))
  return new Map(ofWorkspace.map(([name, text]) => [name.slice(WORKSPACE.length), text]))
}

function difference(recording: Recording, name: string, wanted: string): Problem[] {
  const found = firstDifference(`artifacts/${name}`, recording.get(name) ?? '', wanted)
  return found === undefined ? [] : [{ ...found, fix: FIX }]
}

/** A transcript that cannot be read has no commands: the script misses them. */
function readTranscript(recording: Recording, id: string): Recorded[] {
  try {
    return parseTrycmd(recording.get(`4-transcripts/${id}.trycmd`) ?? '', id)
  }
  catch {
    return []
  }
}

interface ArchivedStep {
  files: Map<string, string>
  onBranch: Map<string, string>
  reproduced: [string, string[]][]
}

/** Only what the script types is asked of git, whatever a transcript says. */
async function readStep(step: Step, branches: string[], bundle: Bundle): Promise<ArchivedStep> {
  const typed = step.commands.map(line => ({ command: expectation(line).command, code: 0, output: [] }))
  const reproduced: [string, string[]][] = []
  for (const asked of placed(step.id, typed)) {
    const output = await reproduce(asked, step, bundle)
    if (output !== undefined)
      reproduced.push([questionKey(asked), output])
  }
  const lists = typed.some(({ command }) => command.startsWith('chant list'))
  return {
    files: await bundle.files(refOf(step.id, 'files')),
    onBranch: lists ? await specsOnBranches(step.id, branches, bundle) : new Map(),
    reproduced,
  }
}

async function specsOnBranches(step: string, branches: string[], { git }: Bundle): Promise<Map<string, string>> {
  const ids = branches.filter(name => name.startsWith('chant/')).map(name => name.slice('chant/'.length))
  const read = (id: string): Promise<string> =>
    git('show', `${refOf(step, { branch: `chant/${id}` })}:.chant/specs/${id}.md`)
  return new Map(await Promise.all(ids.map(async (id): Promise<[string, string]> => [id, await read(id)])))
}

const RE_BRANCH = /^refs\/steps\/([^/]+)\/heads\/(.+)$/

function branchesOf(refs: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const branches = new Map<string, Map<string, string>>()
  for (const [ref, hash] of refs) {
    const [, step, branch] = RE_BRANCH.exec(ref) ?? []
    if (step !== undefined)
      branches.set(step, (branches.get(step) ?? new Map<string, string>()).set(branch!, hash))
  }
  return branches
}

async function readCopies(bundle: Bundle): Promise<Map<string, string>> {
  const kept = [...await bundle.files('refs/heads/main')].filter(([file]) => isOfWorkspace(file))
  const workspace = kept.map(([file, text]): [string, string] => [`${WORKSPACE}${file}`, text])
  return new Map([...await bundle.files(COPY), ...workspace])
}

/** The commits of main, and those of the first answer, which were dropped with its branch. */
async function readCommits({ git }: Bundle, { research }: Plot): Promise<Commit[]> {
  const log = async (range: string, kept: boolean): Promise<Commit[]> =>
    parseLog(await git('log', ...LOG_OPTIONS, `--format=${LOG_FORMAT}`, range), kept)
  const [main, answer] = ['main', `chant/${research}`].map(branch => refOf('research-work', { branch }))
  return mergeCommits(await log('refs/heads/main', true), await log(`${main}..${answer}`, false))
}
