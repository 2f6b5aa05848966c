import type { BuildTask } from './task'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'
import { cacheOf } from '../machine/cache'
import { onExit } from '../machine/interruption'
import { startOf } from '../machine/package'

/** Of what a failed build printed: its last lines name the fault. */
const SHOWN_LINES = 25
const NOT_FOUND = /The (?:theme|addon) "([\w@./-]+)" was not found/
const STACK = /^\s+at /
/** A build makes much that it soon drops: with more room for it, less time goes into sweeping. */
const NODE = ['--max-semi-space-size=64']

/** A process that builds one deck: it reads Slidev, which takes seconds, and waits to be told what to build. */
export interface Builder {
  build: (task: BuildTask) => Promise<void>
  stop: () => void
}

/**
 * Gives `work` a builder that reads Slidev while the deck is read: a deck that was never built has to be. None
 * where builds are kept: one of them may be what is asked for.
 */
export async function withBuilder<T>(deck: string, work: (builder?: Builder) => Promise<T>): Promise<T> {
  const root = dirname(resolve(deck))
  const isFirst = existsSync(deck) && !existsSync(cacheOf(root, 'build'))
  const builder = isFirst ? startBuilder(root) : undefined
  try {
    return await work(builder)
  }
  finally {
    builder?.stop()
  }
}

/**
 * Starts a builder; what it prints is shown only when it fails. It ends with this process. Any other NODE_ENV
 * (a test's) would build Vue's development mode, which names files of this machine.
 */
export function startBuilder(root: string): Builder {
  const child = spawn(process.execPath, [...NODE, startOf('slidev/child')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const stop = onExit(() => child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  ended.catch(() => {}) // told to who asks for a build
  child.stdin.on('error', () => {}) // it has ended, which is told by its exit
  return {
    stop,
    async build(task) {
      child.stdin.end(JSON.stringify(task))
      const code = await ended.finally(stop)
      // Slidev ends its process without an error where it would ask something.
      if (code !== 0 || !existsSync(join(task.outDir, 'index.html')))
        throw buildError(printed)
    },
  }
}

// -- internal --

/** Returns why a build failed, and what to install where a theme is missing: Slidev would ask, and nobody answers. */
function buildError(printed: string): CliError {
  const missing = NOT_FOUND.exec(printed)?.[1]
  const packages = `@slidev/cli ${missing}`
  const fix = missing && `install it beside the deck: npm install --save-dev ${packages}`
  return new CliError({ found: `the build by Slidev failed:\n${lastWords(printed)}`, fix })
}

/** Returns the last lines of what a build printed, without Vite's stack. */
function lastWords(printed: string): string {
  const lines = printed.trim().split('\n').filter(line => !STACK.test(line))
  return lines.slice(-SHOWN_LINES).join('\n')
}
