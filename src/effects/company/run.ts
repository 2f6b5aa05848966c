import type { Bytes, Written } from '../../company/update'
import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CliError, isCliError } from '../../../packages/slidev-companion/src/errors'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { changeTogether } from '../../../packages/slidev-companion/src/machine/together'
import { COMMANDS } from '../../company/package'
import { updateOf } from '../../company/update'
import { readManifest } from './package'

const PACKAGE = join(import.meta.dirname, '../../..')
/** Where a folder keeps what the last update wrote. */
const WRITTEN = '.chant-deck.json'
/** What every package has and a company's folder has of its own. */
const NOT_BROUGHT = /^(?:package\.json|README\.md|LICENSE|node_modules\/.*)$/

/** Brings the package's parts to a company's folder, then runs one of its commands there, with its exit code. */
export async function runInFolder(folder: string, [command = '', ...args]: string[]): Promise<void> {
  try {
    if (!COMMANDS.includes(command))
      throw new CliError({ found: `there is no command "${command}"`, fix: `commands: ${COMMANDS.join(', ')}` })
    requireScenario(folder)
    for (const file of bringParts(folder))
      console.error(`${file} is your own: the package's stays away`)
    process.exitCode = await runScript(folder, readManifest(PACKAGE).scripts[command]!, args)
  }
  catch (error) {
    if (!isCliError(error))
      throw error
    console.error(error.message)
    process.exitCode = error.exitCode
  }
}

// -- internal --

function requireScenario(folder: string): void {
  if (existsSync(join(folder, 'artifacts/scenario.yaml')))
    return
  const found = 'no artifacts/scenario.yaml in this folder'
  throw new CliError({ file: folder, found, fix: 'run the command in the folder of a company\'s deck' })
}

/** Brings the parts; returns the files that the company has made its own. */
function bringParts(folder: string): string[] {
  const files = filesOf(PACKAGE).filter(file => !NOT_BROUGHT.test(file))
  const fresh = new Map(files.map(file => [file, readFileSync(join(PACKAGE, file))]))
  const record = bytesAt(folder, WRITTEN)
  const last = record ? JSON.parse(new TextDecoder().decode(record)) as Written : {}
  const { changes, kept, written } = updateOf(fresh, file => bytesAt(folder, file), last)
  const list = `${JSON.stringify(written)}\n`
  if (changes.length > 0 || list !== String(record))
    changeTogether(folder, () => [...changes, [WRITTEN, list]])
  return kept
}

function bytesAt(folder: string, file: string): Bytes | undefined {
  const path = join(folder, file)
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined
}

/** Runs a script of the package's manifest as npm would: a program and its words, none of them quoted. */
function runScript(cwd: string, script: string, args: string[]): Promise<number> {
  const [program = '', ...words] = script.split(' ')
  const isNode = program === 'node'
  const child = spawn(isNode ? process.execPath : program, [...words, ...args], {
    cwd,
    stdio: 'inherit',
    shell: !isNode && process.platform === 'win32',
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => done(code ?? (signal ? 130 : 1)))
  })
}
