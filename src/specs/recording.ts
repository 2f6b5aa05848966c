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

/** Returns the JSON file that a step printed last, or an empty text. */
export function printedJson(commands: RecordedCommand[]): string {
  return commands.findLast(({ command }) => /^cat \S+\.json$/.test(command))?.output.join('\n') ?? ''
}
