import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'

/** What a row gets: the project, and the signal that ends its children. */
export interface Bench { root: string, signal: AbortSignal, size?: number, runs: number }

/** Seconds on the wall, the highest resident memory of the process in MB (Linux; else 0), and its stdout. */
export interface Measured { seconds: number, peak: number, output: string }

/** Runs a program to its end and measures it; another exit code than 0 is a CliError with the end of what it printed. */
export async function measure(command: string, args: string[], { signal, cwd, env }: { signal: AbortSignal, cwd: string, env?: NodeJS.ProcessEnv }): Promise<Measured> {
  signal.throwIfAborted()
  const started = performance.now()
  const child = spawn(command, args, { cwd, env: env ?? process.env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors, peak] = ['', '', 0]
  child.stdout.on('data', (chunk: unknown) => output += String(chunk))
  child.stderr.on('data', (chunk: unknown) => errors += String(chunk))
  const kill = (): void => killGroup(child.pid)
  const watch = setInterval(() => peak = Math.max(peak, residentPeak(child.pid)), 20)
  signal.addEventListener('abort', kill)
  process.on('exit', kill)
  try {
    const code = await new Promise<number>((done, fail) => child.on('error', fail).on('close', status => done(status ?? 1)))
    const seconds = (performance.now() - started) / 1000
    signal.throwIfAborted()
    if (code !== 0)
      throw new CliError(`${command} ${args.join(' ')} ended with ${code}:\n${`${output}\n${errors}`.trim().split('\n').slice(-15).join('\n')}`)
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
export function measureScript(file: string, args: string[], options: { signal: AbortSignal, cwd: string, env?: NodeJS.ProcessEnv }): Promise<Measured> {
  return measure(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], options)
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid)
      process.kill(-pid, 'SIGKILL')
  }
  catch {}
}

function residentPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  }
  catch {
    return 0
  }
}
