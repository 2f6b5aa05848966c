import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'

export interface Outcome { code: number, output: string }

const groups = new Set<number>()

/** Runs a program in a process group of its own; its two outputs go into one file, in the order they were written. */
export async function run(command: string, args: string[], { cwd, env, log, signal, seconds = 120 }: { cwd: string, env: Record<string, string>, log: string, signal?: AbortSignal, seconds?: number }): Promise<Outcome> {
  signal?.throwIfAborted()
  const out = openSync(log, 'w')
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  const { pid } = child
  if (pid)
    groups.add(pid)
  const stop = (): void => killGroup(pid)
  signal?.addEventListener('abort', stop)
  let late = false
  const limit = setTimeout(() => {
    late = true
    stop()
  }, seconds * 1000)
  try {
    const code = await new Promise<number>((done, fail) => {
      child.on('error', fail)
      child.on('close', (status, name) => done(status ?? (name ? 128 : 1)))
    })
    signal?.throwIfAborted()
    if (late)
      throw new Error(`not done after ${seconds} s: ${args.join(' ')}`)
    return { code, output: readFileSync(log, 'utf8') }
  }
  finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', stop)
    killGroup(pid) // what the program left behind, if anything
    if (pid)
      groups.delete(pid)
  }
}

/** Ends a process group, if it is still there. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid)
      process.kill(-pid, 'SIGKILL')
  }
  catch {}
}

/** Ends every process group that `run` started and that is still there. */
function killAll(): void {
  groups.forEach(killGroup)
}

/** Runs a program and returns what it printed on stdout; it must end with 0. */
export async function capture(command: string, args: string[], options: { cwd?: string, env?: NodeJS.ProcessEnv } = {}): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  child.stderr.on('data', chunk => errors.push(chunk))
  const code = await new Promise<number>((done, fail) => child.on('error', fail).on('close', status => done(status ?? 1)))
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${Buffer.concat(errors).toString().trim()}`)
  return Buffer.concat(chunks).toString()
}

/** Returns where a program is on PATH, or nothing. */
export function findOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  return path.split(delimiter).filter(Boolean).map(folder => resolve(join(folder, name))).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    }
    catch {
      return false
    }
  })
}

/** Returns a signal that aborts on Ctrl-C or SIGTERM; every process that `run` started ends with it. */
export function abortOnSignal(left: string): AbortSignal {
  const stop = new AbortController()
  const onSignal = (name: NodeJS.Signals): void => {
    stop.abort(new CliError({ found: `stopped by ${name}`, mend: left }, name === 'SIGINT' ? 130 : 143))
    killAll()
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return stop.signal
}
