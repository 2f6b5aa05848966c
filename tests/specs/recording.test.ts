import { expect, it } from 'vitest'
import { printedFile, recordedCommands } from '../../src/specs/recording'

it('reads commands with their output and exit codes', () => {
  expect(recordedCommands('$ chant merge\n? 1\n✗ refused\n\nError: no\n\n$ chant list\n$ git log\none\n')).toEqual([
    { command: 'chant merge', output: ['✗ refused', '', 'Error: no'], exit: 1 },
    { command: 'chant list', output: [], exit: 0 },
    { command: 'git log', output: ['one'], exit: 0 },
  ])
})

it('finds the first file that a step printed', () => {
  const commands = recordedCommands('$ chant list\n$ cat a.md\n# A\n\ntext\n$ cat b.md\n# B\n')
  expect(printedFile(commands)).toEqual({ path: 'a.md', text: '# A\n\ntext' })
  expect(printedFile(commands.slice(0, 1))).toBeUndefined()
})
