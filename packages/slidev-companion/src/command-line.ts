import type { ArgsDef, CommandDef } from 'citty'
import process from 'node:process'
import { renderUsage, runCommand } from 'citty'
import { CliError, describeProblem, describeSystemError } from './errors'
import { unreadArguments } from './known-arguments'
import { endOnSignals } from './machine/interruption'

/** A program with commands; each is loaded only when it is asked for. */
export interface Program {
  name: string
  description: string
  commands: Record<string, () => Promise<{ default: object }>>
}

/**
 * Runs the command that the arguments name. What somebody can act on is printed as a sentence,
 * without a stack.
 */
export async function runProgram(program: Program, args: string[]): Promise<void> {
  endOnSignals()
  try {
    await run(program, args)
  }
  catch (error) {
    console.error(wordsOf(error))
    process.exitCode ||= (error as { exitCode?: number }).exitCode ?? 1
  }
}

// -- internal --

async function run(
  { name: program, description, commands }: Program,
  [name = '', ...rest]: string[],
): Promise<void> {
  const load = commands[name]
  if (load === undefined) {
    return explain(
      { meta: { name: program, description }, subCommands: loaders(commands) },
      name,
      Object.keys(commands),
    )
  }
  const command = (await load()).default as CommandDef
  if (rest.includes('--help'))
    return console.log(await renderUsage(command, { meta: { name: program } }))
  const unread = unreadArguments(rest, (command.args ?? {}) as ArgsDef)
  if (unread.length > 0)
    throw new CliError(unread)
  await runCommand(command, { rawArgs: rest })
}

async function explain(main: CommandDef, name: string, known: string[]): Promise<void> {
  const asked = name === '' || name === '--help'
  if (!asked)
    console.error(`There is no command "${name}". Commands: ${known.join(', ')}.\n`)
  console.log(await renderUsage(main))
  process.exitCode = asked ? 0 : 1
}

function loaders(commands: Program['commands']): CommandDef['subCommands'] {
  return Object.fromEntries(
    Object.entries(commands).map(([name, load]) => [
      name,
      async () => (await load()).default as CommandDef,
    ]),
  )
}

function wordsOf(error: unknown): unknown {
  const refusal = describeSystemError(error)
  if (refusal)
    return describeProblem(refusal)
  const plain = error instanceof Error && (error.name === 'CliError' || error.name === 'CLIError')
  return plain ? error.message : error
}
