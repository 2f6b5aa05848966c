import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { killGroup } from '../../../packages/slidev-companion/src/machine/processes'
import { median } from '../../bench/report'

const RE_PEAK = /VmHWM:\s+(\d+) kB/

/** What each row of the bench gets. */
export interface Bench {
  root: string
  /** Ends the row's children. */
  signal: AbortSignal
  size?: number
  runs: number
}

export interface Measured {
  /** On the wall. */
  seconds: number
  /** The highest resident memory of the process in MB; 0 where there is no /proc. */
  peak: number
  /** What it printed on stdout. */
  output: string
}

export interface MeasureOptions { signal: AbortSignal, cwd: string, env?: NodeJS.ProcessEnv }

/** Runs a program to its end and measures it. If it fails, the CliError has the end of what it printed. */
export async function measure(
  command: string,
  args: string[],
  { signal, cwd, env = process.env }: MeasureOptions,
): Promise<Measured> {
  signal.throwIfAborted()
  const started = performance.now()
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors, peak] = ['', '', 0]
  child.stdout.on('data', (chunk: unknown) => output += String(chunk))
  child.stderr.on('data', (chunk: unknown) => errors += String(chunk))
  const kill = (): void => killGroup(child.pid)
  const watch = setInterval(() => peak = Math.max(peak, residentPeak(child.pid)), 20)
  signal.addEventListener('abort', kill)
  process.on('exit', kill)
  try {
    const code = await exitCode(child)
    const seconds = (performance.now() - started) / 1000
    signal.throwIfAborted()
    if (code !== 0) {
      const end = `${output}\n${errors}`.trim().split('\n').slice(-15).join('\n')
      throw new CliError(`${command} ${args.join(' ')} ended with ${code}:\n${end}`)
    }
    return { seconds, peak, output }
  }
  finally {
    clearInterval(watch)
    signal.removeEventListener('abort', kill)
    process.off('exit', kill)
    kill()
  }
}

/** Runs a TypeScript file of this project in a Node of its own; `--import` keeps it one process. */
export function measureScript(file: string, args: string[], options: MeasureOptions): Promise<Measured> {
  return measure(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], options)
}

/** Returns the median of the seconds of several runs. */
export function medianSeconds(runs: Measured[]): number {
  return median(runs.map(({ seconds }) => seconds))
}

/** Returns the highest memory of several runs. */
export function highestPeak(runs: Measured[]): number {
  return Math.max(...runs.map(({ peak }) => peak))
}

// -- internal --

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', status => done(status ?? 1))
  })
}

function residentPeak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(RE_PEAK.exec(status)?.[1] ?? 0) / 1000
  }
  catch {
    return 0
  }
}
