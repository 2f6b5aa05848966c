import { parseTrycmd } from './trycmd'

/** One command of a recorded step: what was typed, what came out, and the exit code. */
export interface RecordedCommand {
  command: string
  output: string[]
  exit: number
}

/** Returns the commands of a .trycmd text for showing: in order, without empty lines at the end of an output. */
export function recordedCommands(text: string): RecordedCommand[] {
  return parseTrycmd(text).map(({ command, code, output }) => ({
    command,
    output: output.slice(0, output.findLastIndex(line => line !== '') + 1),
    exit: code,
  }))
}

/** A file as a step of the story printed it. */
export interface PrintedFile {
  path: string
  text: string
}

const RE_PRINTS = /^cat (.*)$/s

/** Returns the first file that a step printed; undefined if it printed none. */
export function printedFile(commands: RecordedCommand[]): PrintedFile | undefined {
  for (const { command, output } of commands) {
    const path = RE_PRINTS.exec(command)?.[1]
    if (path !== undefined)
      return { path, text: output.join('\n') }
  }
  return undefined
}

/** Returns the JSON file that a step printed last, or an empty text. */
export function printedJson(commands: RecordedCommand[]): string {
  return commands.findLast(({ command }) => /^cat \S+\.json$/.test(command))?.output.join('\n') ?? ''
}
