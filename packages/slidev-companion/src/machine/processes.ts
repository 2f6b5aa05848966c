import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import process from 'node:process'
import { onExit } from './interruption'

export interface Outcome { code: number, output: string }

/**
 * Runs a program in a process group of its own; its two outputs go into one file, in the order they
 * were written.
 */
export async function run(
  command: string,
  args: string[],
  {
    cwd,
    env,
    log,
    signal,
    seconds = 120,
  }: {
    cwd: string
    env: Record<string, string>
    log: string
    signal?: AbortSignal
    seconds?: number
  },
): Promise<Outcome> {
  signal?.throwIfAborted()
  const out = openSync(log, 'w')
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  const stop = (): void => killGroup(child.pid)
  const stopped = onExit(stop)
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
    stopped() // what the program left behind, if anything
  }
}

/** Ends a process group, if it is still there. */
export function killGroup(pid: number | undefined): void {
  try {
    if (pid)
      process.kill(-pid, 'SIGKILL')
  }
  catch {}
}

/**
 * Runs a program and returns what it printed on stdout, as text or, with latin1, a character a byte; it
 * must end with 0.
 */
export async function capture(
  command: string,
  args: string[],
  { encoding, ...options }: { cwd?: string, env?: NodeJS.ProcessEnv, encoding?: 'latin1' } = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  child.stderr.on('data', chunk => errors.push(chunk))
  const code = await new Promise<number>((done, fail) =>
    child.on('error', fail).on('close', status => done(status ?? 1)),
  )
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${Buffer.concat(errors).toString().trim()}`)
  return Buffer.concat(chunks).toString(encoding)
}

/** Returns where a program is on PATH, or nothing. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map(folder => resolve(join(folder, name))).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    }
    catch {
      return false
    }
  })
}
