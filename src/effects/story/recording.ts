import type { Results } from '../../kpi/results'
import type { Scenario } from '../../scenario'
import type { Commit } from '../../story/commits'
import type { Plot, Told } from '../../story/plot'
import type { Step } from '../../story/step'
import type { Archive } from './archive'
import type { Replayed, Timing } from './replay'
import type { Inputs, Sandbox } from './sandbox'
import type { Tools } from './story-tools'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { brandedScript, DRAWING } from '../../brand/automation'
import { measureOf } from '../../key-result'
import { parseScenario, scenarioLine } from '../../scenario'
import { formatTrycmd } from '../../specs/trycmd'
import { LOG_FORMAT, LOG_OPTIONS, mergeCommits, parseLog } from '../../story/commits'
import { plotFacts, storyFacts } from '../../story/facts'
import { fillInput } from '../../story/fill'
import { meaningOf } from '../../story/meaning'
import { morningFigures } from '../../story/metrics'
import { plotOf, toldOf } from '../../story/plot'
import { scriptOf } from '../../story/script'
import { BUNDLE, openArchive } from './archive'
import { replay } from './replay'
import { makeSandbox } from './sandbox'

/** A whole recording in memory: `4-transcripts/reject.trycmd` → text, `3-workspace/README.md` → text. */
export type Recording = Map<string, string>

/** The prompts that `chant init` writes are chant's, not the story's: they stay out of the project. */
const RE_CHANTS_OWN = /^\.chant\/prompts\/[^/]+\.md$/

/** Beside the agent, the inputs, the weeks and the digests: what decides the output of a replay. */
const SCRIPT = ['script', 'edits', 'environment', 'fill', 'redactions', 'ids', 'plot']
  .map(name => `src/story/${name}.ts`)
/** What made a recording, and the hashes of its files. */
export const PROVENANCE = '4-transcripts/provenance.json'
const SCENARIO = 'artifacts/scenario.yaml'
const RESULTS = 'artifacts/2-kpi/results.json'

export interface Story {
  plot: Plot
  inputs: Inputs
  texts: { research: string, plan: string }
}

/** Returns what a replay reads of the project at `root`, or a CliError that says what is missing. */
export function readStory(root: string): Story {
  const text = readInput(root, SCENARIO, 'write the scenario first')
  const scenario = parseScenario(text)
  requireChurn(scenario, text)
  const plot = plotOf(toldOf(scenario))
  const files = join(root, 'src/story/inputs')
  const read = (name: string): string => readFileSync(join(files, `specs/${name}.md`), 'utf8')
  const spec = (name: string): string => fillSpec(fillInput(read(name), plot), scenario)
  return {
    plot,
    inputs: {
      files,
      plot,
      digests: join(root, 'artifacts/2-kpi/digests'),
      made: { ...readFigures(root, scenario), ...brandedScripts(files, scenario) },
      agent: join(root, 'src/story/agent/claude.mjs'),
      packages: join(root, 'node_modules'),
    },
    texts: { research: spec('research'), plan: spec('plan') },
  }
}

export interface RecordOptions {
  root: string
  tools: Tools
  signal?: AbortSignal
  onStep?: (step: Step, seconds: number) => void
  /** The user's own agent, in place of the scripted one. */
  agent?: string
}

export interface Recorded {
  recording: Recording
  timing: Timing
  /** Why the story ended early, if it did. */
  stopped?: string
}

/** Replays the whole story and returns the recording with the time spent. It writes in the sandbox only. */
export async function record({ root, tools, signal, onStep, agent }: RecordOptions): Promise<Recorded> {
  const story = readStory(root)
  const sandbox = makeSandbox({ ...story.inputs, agentProgram: agent }, tools)
  try {
    const archive = await openArchive(sandbox.folder)
    const dropped: Commit[] = []
    const { plot } = story
    const script = scriptOf(plot)
    const steps = agent ? script.filter(({ copy }) => copy === undefined) : script
    const { replayed, timing, stopped } = await replay(steps, sandbox, {
      ...story,
      signal,
      onStep,
      lenient: agent !== undefined,
      afterCommands: (repo, step) => archive.keepStep(step, repo),
      // The first answer is rejected later, and its commits go with their branch.
      afterStep: async (repo, step) => {
        if (step.id === 'research-work')
          dropped.push(...await gitLog(repo, false, `main..chant/${plot.research}`))
      },
    })
    const main = join(sandbox.folder, 'main', plot.project)
    const recording = await collect(main, plot, replayed, dropped)
    await addBundle(recording, archive, main)
    const made = provenance(root, tools, story, recording, agent !== undefined)
    recording.set(PROVENANCE, formatJson(made))
    if (!agent)
      checkPlaces(recording, sandbox)
    return { recording, timing, stopped }
  }
  finally {
    sandbox.remove()
  }
}

/** Returns the files below `root`/artifacts that a recording consists of. */
export function readRecording(root: string): Recording {
  const found: Recording = new Map()
  for (const folder of ['3-workspace', '4-transcripts']) {
    const path = join(root, 'artifacts', folder)
    const files = existsSync(path) ? filesOf(path) : []
    for (const file of files)
      found.set(`${folder}/${file}`, readFileSync(join(path, file), encodingOf(file)))
  }
  return found
}

/** Returns how a file of a recording is read and written. What is no text is kept as one character a byte. */
export function encodingOf(file: string): 'latin1' | 'utf8' {
  return /\.(?:png|bundle)$/.test(file) ? 'latin1' : 'utf8'
}

/** Returns the SHA-256 of a file of a recording, or of any text, in hex. */
export function sha256(text: string, file = ''): string {
  return createHash('sha256').update(text, encodingOf(file)).digest('hex')
}

/** Returns the hash of what an input of the replay means: a comment in the script or in the scenario does not count. */
export function inputHash(root: string, file: string): string {
  return sha256(meaningOf(file, readFileSync(join(root, file), 'utf8')))
}

/** Returns the files that decide what a replay prints, relative to the project. */
export function inputFiles(root: string): string[] {
  const folders = ['src/story/agent', 'src/story/inputs', 'src/story/weeks', 'artifacts/2-kpi/digests']
  const below = folders.flatMap(folder => filesOf(join(root, folder)).map(file => `${folder}/${file}`))
  return [SCENARIO, ...SCRIPT, ...below].sort()
}

/** Returns whose story a recording tells. */
export function recordedStory(recording: Recording): Told {
  const { of } = JSON.parse(recording.get(PROVENANCE) ?? '{}') as { of?: Told }
  if (of === undefined) {
    const found = 'does not say whose story was recorded'
    throw new CliError({ file: `artifacts/${PROVENANCE}`, found, fix: 'npm run story' })
  }
  return of
}

/** Returns the list of steps as steps.json has it. */
export function listSteps(steps: Step[]): object[] {
  return steps.map(({ id, at, who, title, copy }) => {
    const time = `${at.replace(' ', 'T')}:00Z`
    return { id, at: time, who, title, file: `${id}.trycmd`, ...(copy ? { copy } : {}) }
  })
}

/** Returns a value as the JSON files of a recording are written. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Whether a file of the repository is kept in artifacts/3-workspace. */
export function isOfWorkspace(file: string): boolean {
  return !RE_CHANTS_OWN.test(file)
}

// -- internal --

/** The agent finds reasons to leave, and the mornings count who left: told of another key result that is false. */
function requireChurn(scenario: Scenario, text: string): void {
  const { key, framed } = measureOf(scenario)
  if (framed === undefined)
    return
  throw new CliError({
    file: SCENARIO,
    line: scenarioLine(text, ['keyResult', 'measure']),
    found: `keyResult.measure: ${key}, and the four weeks that can be recorded are about churn`,
    fix: 'leave the recording out: the deck is told without it; or write measure: churn',
  })
}

/** Returns the scripts that draw in the brand's colours, in the place of those that draw in ours. */
function brandedScripts(files: string, { brand }: Scenario): Record<string, string> {
  const names = brand === undefined ? [] : DRAWING.map(name => `automation/${name}`)
  return Object.fromEntries(names.map(name => [name, brandedScript(readFileSync(join(files, name), 'utf8'), brand!)]))
}

function readInput(root: string, file: string, fix: string): string {
  if (!existsSync(join(root, file)))
    throw new CliError({ file, found: 'no such file', fix })
  return readFileSync(join(root, file), 'utf8')
}

/** Returns the figures of each morning, from the results. */
function readFigures(root: string, scenario: Scenario): Record<string, string> {
  const fix = 'npm run artifacts'
  const results = JSON.parse(readInput(root, RESULTS, fix)) as {
    tables: Partial<Pick<Results['tables'], 'reports' | 'weekly'>>
  }
  const { reports, weekly } = results.tables
  if (!reports || !weekly)
    throw new CliError({ file: RESULTS, found: 'it has no tables "reports" and "weekly"', fix })
  return morningFigures(reports.map(row => ({ ...row })), weekly, scenario)
}

function fillSpec(text: string, { keyResult, calendar }: Scenario): string {
  const percent = (rate: number): string => `${Number((rate * 100).toFixed(1))}%`
  return text
    .replaceAll('@BASELINE@', percent(keyResult.baseline))
    .replaceAll('@TARGET@', percent(keyResult.target))
    .replaceAll('@GRADED@', calendar.graded)
}

/** Returns the files of the workspace, the transcripts, and what was counted on them. */
async function collect(main: string, plot: Plot, replayed: Replayed[], dropped: Commit[]): Promise<Recording> {
  const commits = mergeCommits(await gitLog(main, true, 'main'), dropped)
  const listed = (await capture('git', ['-C', main, 'ls-files'])).trim().split('\n')
  const files = listed.filter(isOfWorkspace)
  const texts = new Map(files.sort().map(file => [file, readFileSync(join(main, file), encodingOf(file))]))
  const recording: Recording = new Map([...texts].map(([file, text]) => [`3-workspace/${file}`, text]))
  for (const { step, recorded } of replayed)
    recording.set(`4-transcripts/${step.id}.trycmd`, formatTrycmd(recorded))
  addJson(recording, 'steps.json', listSteps(replayed.map(({ step }) => step)))
  addJson(recording, 'commits.json', commits)
  addJson(recording, 'facts.json', { ...plotFacts(plot), ...storyFacts(replayed, commits, texts) })
  return recording
}

/** The workspace's own files are in its commits; what was printed and counted is kept beside them. */
async function addBundle(recording: Recording, archive: Archive, main: string): Promise<void> {
  const texts = [...recording].filter(([file]) => file.startsWith('4-transcripts/'))
  recording.set(BUNDLE, await archive.close(main, new Map(texts)))
}

function addJson(recording: Recording, name: string, value: unknown): void {
  recording.set(`4-transcripts/${name}`, formatJson(value))
}

async function gitLog(repo: string, kept: boolean, range: string): Promise<Commit[]> {
  const options = [...LOG_OPTIONS, `--format=${LOG_FORMAT}`]
  const log = await capture('git', ['-C', repo, '-c', 'core.quotePath=false', 'log', ...options, range], {
    env: { ...process.env, TZ: 'UTC', GIT_CONFIG_GLOBAL: '/dev/null' },
  })
  return parseLog(log, kept)
}

function provenance(root: string, tools: Tools, story: Story, recording: Recording, own: boolean): unknown {
  const { chant, chantSha256, git } = tools.versions
  return {
    of: story.plot.told,
    chant: { version: chant, sha256: chantSha256 },
    git,
    agent: own
      ? 'the user\'s own claude'
      : 'scripted-stand-in: a script plays the model\'s part (src/story/agent)',
    inputs: Object.fromEntries(inputFiles(root).map(file => [file, inputHash(root, file)])),
    made: Object.fromEntries(Object.entries(story.inputs.made).map(([name, text]) => [name, sha256(text)])),
    outputs: Object.fromEntries([...recording].map(([file, text]) => [file, sha256(text, file)])),
  }
}

/** No path of this machine may be in a recording. */
function checkPlaces(recording: Recording, sandbox: Sandbox): void {
  const places = [sandbox.folder, sandbox.places.node, process.cwd()]
    // A short one, such as /root or /usr/bin, may be in any text.
    .filter(place => place.split('/').length > 2 && place !== '/usr/bin')
  const problems = [...recording].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i) => places
      .filter(place => line.includes(place))
      .map(place => ({
        file,
        line: i + 1,
        found: `the path ${place} of this machine`,
        fix: 'add a redaction in src/story/redactions.ts',
      }))))
  if (problems.length > 0)
    throw new CliError(problems)
}
