/** One command of a recorded step: what was typed, what came out, and the exit code. */
export interface RecordedCommand {
  command: string
  output: string[]
  exit: number
}

const RE_COMMAND = /^\$ (.*)$/
const RE_CONTINUED = /^> (.*)$/
const RE_EXIT = /^\? (\d+)$/

/** Returns the commands of a .trycmd text in order; a command without a `? n` line ended with 0. */
export function recordedCommands(text: string): RecordedCommand[] {
  const commands: RecordedCommand[] = []
  for (const line of text.split('\n')) {
    const typed = RE_COMMAND.exec(line)?.[1]
    const current = commands.at(-1)
    if (typed !== undefined)
      commands.push({ command: typed, output: [], exit: 0 })
    else if (current && current.output.length === 0 && RE_CONTINUED.test(line))
      current.command += `\n${RE_CONTINUED.exec(line)![1]}`
    else if (current && RE_EXIT.test(line))
      current.exit = Number(RE_EXIT.exec(line)![1])
    else if (current)
      current.output.push(line)
  }
  for (const { output } of commands) {
    while (output.at(-1) === '')
      output.pop()
  }
  return commands
}
