import type { Results } from '../../kpi/results'
import type { Commit } from '../../story/commits'
import type { Person, Step } from '../../story/step'
import type { Inputs, Sandbox } from './sandbox'
import type { Tools } from './story-tools'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { parseScenario } from '../../scenario'
import { formatTrycmd } from '../../specs/trycmd'
import { LOG_FORMAT, mergeCommits, parseLog } from '../../story/commits'
import { storyFacts } from '../../story/facts'
import { morningFigures } from '../../story/metrics'
import { script } from '../../story/script'
import { replay } from './replay'
import { filesOf, makeSandbox } from './sandbox'

/** A whole recording in memory: `4-transcripts/reject.trycmd` → text, `3-workspace/README.md` → text. */
export type Recording = Map<string, string>

/** Returns how a file of a recording is read and written: a picture is kept as one character a byte, so that a recording is text throughout. */
export function encodingOf(file: string): 'latin1' | 'utf8' {
  return file.endsWith('.png') ? 'latin1' : 'utf8'
}

/** The prompts that `chant init` writes are chant's, not the story's: they stay out of the project. */
const RE_CHANTS_OWN = /^\.chant\/prompts\/[^/]+\.md$/

export interface Story { inputs: Inputs, names: Record<Person, string>, texts: { research: string, plan: string } }

/** Returns what a replay reads of the project at `root`, or a CliError that says what is missing. */
export function readStory(root: string): Story {
  const read = (path: string, mend: string): string => {
    if (!existsSync(join(root, path)))
      throw new CliError({ file: path, found: 'no such file', mend })
    return readFileSync(join(root, path), 'utf8')
  }
  const scenario = parseScenario(read('artifacts/scenario.yaml', 'write the scenario first'))
  const results = JSON.parse(read('artifacts/2-kpi/results.json', 'npm run artifacts')) as { tables: Partial<Pick<Results['tables'], 'reports' | 'weekly'>> }
  const { reports, weekly } = results.tables
  if (!reports || !weekly)
    throw new CliError({ file: 'artifacts/2-kpi/results.json', found: 'it has no tables "reports" and "weekly"', mend: 'npm run artifacts' })
  const percent = (rate: number): string => `${Number((rate * 100).toFixed(1))}%`
  const fill = (text: string): string => text.replaceAll('@BASELINE@', percent(scenario.keyResult.baseline)).replaceAll('@TARGET@', percent(scenario.keyResult.target)).replaceAll('@GRADED@', scenario.calendar.graded)
  const files = join(root, 'src/story/inputs')
  return {
    inputs: { files, digests: join(root, 'artifacts/2-kpi/digests'), made: morningFigures(reports.map(row => ({ ...row })), weekly, scenario), agent: join(root, 'src/story/agent/claude.mjs'), packages: join(root, 'node_modules') },
    names: { sarah: scenario.people.sarah!.name, mike: scenario.people.mike!.name },
    texts: { research: fill(readFileSync(join(files, 'specs/research.md'), 'utf8')), plan: fill(readFileSync(join(files, 'specs/plan.md'), 'utf8')) },
  }
}

export interface RecordOptions { root: string, tools: Tools, signal?: AbortSignal, onStep?: (step: Step, seconds: number) => void, agent?: string }

/** Replays the whole story and returns the recording with the time spent; nothing is written but in the sandbox. */
export async function record({ root, tools, signal, onStep, agent }: RecordOptions): Promise<{ recording: Recording, timing: { total: number, commands: number }, stopped?: string }> {
  const story = readStory(root)
  const sandbox = makeSandbox({ ...story.inputs, agentProgram: agent }, tools)
  try {
    const dropped: Commit[] = []
    const steps = agent ? script.filter(({ copy }) => copy === undefined) : script
    const { replayed, timing, stopped } = await replay(steps, sandbox, {
      ...story,
      signal,
      onStep,
      lenient: agent !== undefined,
      afterStep: async (repo, step) => {
        if (step.id === 'research-work')
          dropped.push(...await gitLog(repo, false, ['main..chant/2026-01-28-001-xyz']))
      },
    })
    const main = join(sandbox.folder, 'main/acme-churn')
    const commits = mergeCommits(await gitLog(main, true, ['main']), dropped)
    const files = (await capture('git', ['-C', main, 'ls-files'])).trim().split('\n').filter(file => !RE_CHANTS_OWN.test(file))
    const recording: Recording = new Map()
    for (const file of files.sort())
      recording.set(`3-workspace/${file}`, readFileSync(join(main, file), encodingOf(file)))
    for (const { step, recorded } of replayed)
      recording.set(`4-transcripts/${step.id}.trycmd`, formatTrycmd(recorded))
    const json = (name: string, value: unknown): unknown => recording.set(`4-transcripts/${name}`, `${JSON.stringify(value, null, 2)}\n`)
    json('steps.json', replayed.map(({ step }) => step).map(({ id, at, who, title, copy }) => ({ id, at: `${at.replace(' ', 'T')}:00Z`, who, title, file: `${id}.trycmd`, ...(copy ? { copy } : {}) })))
    json('commits.json', commits)
    json('facts.json', storyFacts(replayed, commits, files))
    json('provenance.json', provenance(root, tools, story, recording, agent !== undefined))
    if (!agent)
      checkPlaces(recording, sandbox)
    return { recording, timing, stopped }
  }
  finally {
    sandbox.remove()
  }
}

async function gitLog(repo: string, kept: boolean, range: string[]): Promise<Commit[]> {
  return parseLog(await capture('git', ['-C', repo, '-c', 'core.quotePath=false', 'log', '--topo-order', '--reverse', '--name-only', `--format=${LOG_FORMAT}`, ...range], { env: { ...process.env, TZ: 'UTC', GIT_CONFIG_GLOBAL: '/dev/null' } }), kept)
}

/** Returns the SHA-256 of a file of a recording, or of any text, in hex. */
export function sha256(text: string, file = ''): string {
  return createHash('sha256').update(text, encodingOf(file)).digest('hex')
}

/** Returns the files whose bytes decide what a replay prints, relative to the project. */
export function inputFiles(root: string): string[] {
  const below = (folder: string): string[] => readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
  return ['artifacts/scenario.yaml', ...below('src/story/agent'), ...below('src/story/inputs'), ...below('src/story/weeks'), 'src/story/script.ts', 'src/story/edits.ts', 'src/story/environment.ts', 'src/story/redactions.ts', 'src/story/ids.ts', ...below('artifacts/2-kpi/digests')].sort()
}

function provenance(root: string, tools: Tools, story: Story, recording: Recording, own: boolean): unknown {
  return {
    chant: { version: tools.versions.chant, sha256: tools.versions.chantSha256 },
    git: tools.versions.git,
    agent: own ? 'the user\'s own claude' : 'scripted-stand-in: a script plays the model\'s part (src/story/agent)',
    inputs: Object.fromEntries(inputFiles(root).map(file => [file, sha256(readFileSync(join(root, file), 'utf8'))])),
    made: Object.fromEntries(Object.entries(story.inputs.made).map(([name, text]) => [name, sha256(text)])),
    outputs: Object.fromEntries([...recording].map(([file, text]) => [file, sha256(text, file)])),
  }
}

/** No path of this machine may be in a recording. */
function checkPlaces(recording: Recording, sandbox: Sandbox): void {
  const places = [sandbox.folder, sandbox.places.node, process.cwd()].filter(place => place.split('/').length > 2 && place !== '/usr/bin')
  const problems = [...recording].flatMap(([file, text]) => text.split('\n').flatMap((line, i) => places.filter(place => line.includes(place)).map(place => ({ file, line: i + 1, found: `the path ${place} of this machine`, mend: 'add a redaction in src/story/redactions.ts' }))))
  if (problems.length > 0)
    throw new CliError(problems)
}

/** Returns the files below `root`/artifacts that a recording consists of. */
export function readRecording(root: string): Recording {
  const found: Recording = new Map()
  for (const folder of ['3-workspace', '4-transcripts']) {
    const path = join(root, 'artifacts', folder)
    if (existsSync(path)) {
      for (const file of filesOf(path))
        found.set(`${folder}/${file}`, readFileSync(join(path, file), encodingOf(file)))
    }
  }
  return found
}
