import type { Recorded } from '../../specs/trycmd'
import type { SpecTexts } from '../../story/edits'
import type { Person, Step, Truth } from '../../story/step'
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
  names: Record<Person, string>
  texts: SpecTexts
  signal?: AbortSignal
  onStep?: (step: Step, seconds: number) => void
  /** With the user's own agent the story may go another way: stop there and keep what was recorded. */
  lenient?: boolean
  afterStep?: (repo: string, step: Step) => Promise<void>
}

export interface Replayed { step: Step, recorded: Recorded[] }
export interface Timing { total: number, commands: number }

const CLOCK = 'clock() { printf "%s:00\\n" "$*" > "$FAKETIME_TIMESTAMP_FILE.new" && mv "$FAKETIME_TIMESTAMP_FILE.new" "$FAKETIME_TIMESTAMP_FILE"; }\n'

/** Replays steps in a sandbox; returns what each command printed, redacted, and the time spent in seconds. */
export async function replay(steps: Step[], sandbox: Sandbox, options: ReplayOptions): Promise<{ replayed: Replayed[], timing: Timing, stopped?: string }> {
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

/** Brings the sandbox to where a step's first command can be typed; returns the shell for it. */
export async function prepareStep(step: Step, sandbox: Sandbox, { names, texts, signal, lenient }: ReplayOptions, timing?: Timing): Promise<{ shell: Shell, quiet: (lines: string[]) => Promise<void> }> {
  sandbox.enter(step.copy)
  sandbox.setClock(step.at)
  const env = environment(step, sandbox.places, names)
  const shell: Shell = async (line) => {
    const began = performance.now()
    const outcome = await run('/bin/bash', ['-c', line], { cwd: sandbox.repo, env, log: join(sandbox.folder, 'log'), signal, seconds: lenient ? 3600 : 120 })
    if (timing)
      timing.commands += (performance.now() - began) / 1000
    return outcome
  }
  const quiet = async (lines: string[]): Promise<void> => {
    for (const line of lines) {
      const { code, output } = await shell(CLOCK + line)
      if (code !== 0)
        throw new CliError({ file: `step ${step.id}`, found: `exit code ${code}: ${line}\n${output}` })
    }
    sandbox.settle()
  }
  if (step.edit)
    prepareEdit(step, sandbox, texts)
  await quiet(step.before ?? [])
  sandbox.setClock(step.at)
  return { shell, quiet }
}

async function playStep(step: Step, sandbox: Sandbox, options: ReplayOptions, timing: Timing, recorded: Recorded[]): Promise<void> {
  const { shell, quiet } = await prepareStep(step, sandbox, options, timing)
  const drawn = new Map<string, string>()
  for (const line of step.commands) {
    const { wanted, command } = expectation(line)
    const { code, output } = await shell(command)
    const lines = output.replace(/\n$/, '').split('\n')
    const id = step.adds && output.match(/^Created (\S+)$/m)?.[1]
    if (id)
      drawn.set(id, step.adds!)
    recorded.push(redact({ command, code, output: output === '' ? [] : lines }, drawn))
    if (code !== wanted)
      throw new CliError({ file: `step ${step.id}`, found: `exit code ${code}, not ${wanted}: ${command}\n${output.split('\n').slice(-30).join('\n')}` })
  }
  for (const [from, to] of drawn)
    await quiet([`git mv .chant/specs/${from}.md .chant/specs/${to}.md && git commit -q --amend -m "$(git log -1 --format=%s | sed s/${from}/${to}/)"`])
  await quiet(step.after ?? [])
  const wrong = await failing(step, sandbox, recorded, shell)
  if (wrong.length > 0)
    throw new CliError([...wrong.map(found => ({ file: `step ${step.id}`, found: `does not hold afterwards: ${found}` })), { found: `it printed:\n${recorded.flatMap(({ output }) => output).slice(-60).join('\n')}` }])
}

/** The editor needs its text before it is opened; the spec is the one named by `chant edit`. */
function prepareEdit(step: Step, sandbox: Sandbox, texts: SpecTexts): void {
  const id = [...step.before ?? [], ...step.commands].map(line => line.match(/chant edit (\S+)/)?.[1]).find(Boolean)
  const file = join(sandbox.repo, '.chant/specs', `${id}.md`)
  sandbox.setEdit(editSpec(step.edit!, readFileSync(file, 'utf8'), texts))
}

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
  if ('file' in truth)
    return existsSync(join(repo, truth.file)) && readFileSync(join(repo, truth.file), 'utf8').includes(truth.has)
  if ('branch' in truth)
    return ((await shell(`git rev-parse -q --verify "refs/heads/${truth.branch}" > /dev/null`)).code === 0) === truth.exists
  const spec = frontmatterText(readFileSync(join(repo, '.chant/specs', `${truth.spec}.md`), 'utf8'))
  return new RegExp(`^status: ${truth.status}$`, 'm').test(spec) && (!truth.approval || new RegExp(`^approval:(?:\\n .*)*\\n {2}status: ${truth.approval}$`, 'm').test(spec))
}
