/** One recorded command: what was typed, what it printed, how it ended. */
export interface Recorded {
  command: string
  /** Exit code; 0 is not written in the file. */
  code: number
  output: string[]
}

const RE_CODE = /^\? (\d+)$/

/** Returns the commands of a `.trycmd` text: `$ command`, `? code` right after it unless 0, then the output. */
export function parseTrycmd(text: string, file = 'transcript'): Recorded[] {
  const recorded: Recorded[] = []
  const lines = text.split('\n')
  if (lines.at(-1) === '')
    lines.pop()
  lines.forEach((line, i) => {
    const last = recorded.at(-1)
    const code = line.match(RE_CODE)?.[1]
    if (line.startsWith('$ '))
      recorded.push({ command: line.slice(2), code: 0, output: [] })
    else if (!last)
      throw new Error(`${file}:${i + 1}: "${line}" comes before the first command (a transcript starts with "$ ")`)
    else if (code && last.output.length === 0 && lines[i - 1]!.startsWith('$ '))
      last.code = Number(code)
    else
      last.output.push(line)
  })
  if (recorded.length === 0)
    throw new Error(`${file}: no command in it (a transcript starts with "$ ")`)
  return recorded
}

/** Returns the `.trycmd` text of recorded commands: the inverse of `parseTrycmd`. */
export function formatTrycmd(recorded: Recorded[]): string {
  return recorded.map(({ command, code, output }) => {
    const lines = [`$ ${command}`, ...(code === 0 ? [] : [`? ${code}`]), ...output]
    return lines.map(line => `${line}\n`).join('')
  }).join('')
}
