import type { Recorded } from '../../specs/trycmd'
import type { SpecTexts } from '../../story/edits'
import type { Plot } from '../../story/plot'
import type { Step, Truth } from '../../story/step'
import type { Sandbox } from './sandbox'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { run } from '../../../packages/slidev-companion/src/machine/processes'
import { frontmatterText } from '../../specs/frontmatter'
import { editSpec } from '../../story/edits'
import { environment } from '../../story/environment'
import { redact } from '../../story/redactions'
import { expectation } from '../../story/step'

export interface ReplayOptions {
  plot: Plot
  texts: SpecTexts
  signal?: AbortSignal
  onStep?: (step: Step, seconds: number) => void
  /** With the user's own agent the story may go another way: stop there and keep what was recorded. */
  lenient?: boolean
  /** Called when a step's commands have ended, before the lines that are not shown. */
  afterCommands?: (repo: string, step: Step) => Promise<void>
  afterStep?: (repo: string, step: Step) => Promise<void>
}

export interface Replayed { step: Step, recorded: Recorded[] }
export interface Timing { total: number, commands: number }

const RE_CREATED = /^Created (\S+)$/m
const RE_EDIT = /chant edit (\S+)/

/** A function for lines that are not shown: `clock <day> 09:00` sets the story's time. */
const CLOCK = 'clock() { printf "%s:00\\n" "$*" > "$FAKETIME_TIMESTAMP_FILE.new"'
  + ' && mv "$FAKETIME_TIMESTAMP_FILE.new" "$FAKETIME_TIMESTAMP_FILE"; }\n'

export interface Replay {
  replayed: Replayed[]
  timing: Timing
  /** Why the story ended early, if it did. */
  stopped?: string
}

/** Replays steps in a sandbox; returns what each command printed, redacted, and the time spent in seconds. */
export async function replay(steps: Step[], sandbox: Sandbox, options: ReplayOptions): Promise<Replay> {
  const replayed: Replayed[] = []
  const timing: Timing = { total: 0, commands: 0 }
  const start = performance.now()
  let stopped: string | undefined
  for (const step of steps) {
    const began = performance.now()
    const recorded: Recorded[] = []
    replayed.push({ step, recorded })
    try {
      await playStep(step, sandbox, options, timing, recorded)
    }
    catch (error) {
      if (options.lenient && error instanceof CliError && !options.signal?.aborted)
        stopped = error.message
      else
        throw error
    }
    await options.afterStep?.(sandbox.repo, step)
    options.onStep?.(step, (performance.now() - began) / 1000)
    if (stopped !== undefined)
      break
  }
  timing.total = (performance.now() - start) / 1000
  return { replayed, timing, stopped }
}

type Shell = (line: string) => Promise<{ code: number, output: string }>

interface Prepared {
  shell: Shell
  /** Runs lines that are not shown. */
  quiet: (lines: string[]) => Promise<void>
}

/** Brings the sandbox to where a step's first command can be typed; returns the shell for it. */
export async function prepareStep(
  step: Step,
  sandbox: Sandbox,
  options: ReplayOptions,
  timing: Timing = { total: 0, commands: 0 },
): Promise<Prepared> {
  sandbox.enter(step.copy)
  sandbox.setClock(step.at)
  const shell = shellOf(step, sandbox, options, timing)
  const quiet = async (lines: string[]): Promise<void> => {
    for (const line of lines) {
      const { code, output } = await shell(CLOCK + line)
      if (code !== 0)
        throw new CliError({ file: `step ${step.id}`, found: `exit code ${code}: ${line}\n${output}` })
    }
    sandbox.settle()
  }
  if (step.edit)
    prepareEdit(step, sandbox, options.texts)
  await quiet(step.before ?? [])
  sandbox.setClock(step.at)
  return { shell, quiet }
}

// -- internal --

function shellOf(step: Step, sandbox: Sandbox, { plot, signal, lenient }: ReplayOptions, timing: Timing): Shell {
  const options = {
    cwd: sandbox.repo,
    env: environment(step, sandbox.places, plot),
    log: join(sandbox.folder, 'log'),
    signal,
    // A model needs longer than the scripted agent.
    seconds: lenient ? 3600 : 120,
  }
  return async (line) => {
    const began = performance.now()
    const outcome = await run('/bin/bash', ['-c', line], options)
    timing.commands += (performance.now() - began) / 1000
    return outcome
  }
}

async function playStep(
  step: Step,
  sandbox: Sandbox,
  options: ReplayOptions,
  timing: Timing,
  recorded: Recorded[],
): Promise<void> {
  const { shell, quiet } = await prepareStep(step, sandbox, options, timing)
  const file = `step ${step.id}`
  const drawn = new Map<string, string>()
  for (const line of step.commands) {
    const { wanted, command } = expectation(line)
    const { code, output } = await shell(command)
    const id = step.adds && output.match(RE_CREATED)?.[1]
    if (id)
      drawn.set(id, step.adds!)
    recorded.push(redact({ command, code, output: linesOf(output) }, drawn))
    if (code !== wanted) {
      const end = output.split('\n').slice(-30).join('\n')
      throw new CliError({ file, found: `exit code ${code}, not ${wanted}: ${command}\n${end}` })
    }
  }
  for (const [from, to] of drawn)
    await quiet([renameSpec(from, to)])
  await options.afterCommands?.(sandbox.repo, step)
  await quiet(step.after ?? [])
  const wrong = await failing(step, sandbox, recorded, shell)
  if (wrong.length > 0) {
    const printed = recorded.flatMap(({ output }) => output).slice(-60).join('\n')
    const problems = wrong.map(truth => ({ file, found: `does not hold afterwards: ${truth}` }))
    throw new CliError([...problems, { found: `it printed:\n${printed}` }])
  }
}

function linesOf(output: string): string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n')
}

/** Returns the line that gives a spec the story's id instead of the one that chant drew. */
function renameSpec(from: string, to: string): string {
  return `git mv .chant/specs/${from}.md .chant/specs/${to}.md`
    + ` && git commit -q --amend -m "$(git log -1 --format=%s | sed s/${from}/${to}/)"`
}

/** The editor needs its text before it is opened; the spec is the one that `chant edit` names. */
function prepareEdit(step: Step, sandbox: Sandbox, texts: SpecTexts): void {
  const lines = [...step.before ?? [], ...step.commands]
  const id = lines.map(line => line.match(RE_EDIT)?.[1]).find(Boolean)
  const file = join(sandbox.repo, '.chant/specs', `${id}.md`)
  sandbox.setEdit(editSpec(step.edit!, readFileSync(file, 'utf8'), texts))
}

/** Returns the truths that do not hold after a step. */
async function failing(step: Step, sandbox: Sandbox, recorded: Recorded[], shell: Shell): Promise<string[]> {
  const printed = recorded.flatMap(({ output }) => output).join('\n')
  const wrong: string[] = []
  for (const truth of step.truths) {
    if (!await holds(truth, sandbox.repo, printed, shell))
      wrong.push(JSON.stringify(truth))
  }
  return wrong
}

async function holds(truth: Truth, repo: string, printed: string, shell: Shell): Promise<boolean> {
  if ('prints' in truth)
    return printed.includes(truth.prints)
  if ('file' in truth) {
    const file = join(repo, truth.file)
    return existsSync(file) && readFileSync(file, 'utf8').includes(truth.has)
  }
  if ('branch' in truth) {
    const { code } = await shell(`git rev-parse -q --verify "refs/heads/${truth.branch}" > /dev/null`)
    return (code === 0) === truth.exists
  }
  const spec = frontmatterText(readFileSync(join(repo, '.chant/specs', `${truth.spec}.md`), 'utf8'))
  const status = new RegExp(`^status: ${truth.status}$`, 'm')
  const approval = new RegExp(`^approval:(?:\\n .*)*\\n {2}status: ${truth.approval}$`, 'm')
  return status.test(spec) && (!truth.approval || approval.test(spec))
}
