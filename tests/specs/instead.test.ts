import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { insteadOf } from '../../src/specs/instead'
import { recordedCommands } from '../../src/specs/recording'

it('every command of the request that was recorded has its other form', () => {
  const text = readFileSync(join(import.meta.dirname, '../../artifacts/4-transcripts/literal-commands.trycmd'), 'utf8')
  expect(recordedCommands(text).filter(({ command }) => insteadOf(command) === '')).toEqual([])
})

it('knows nothing about other commands', () => expect(insteadOf('chant lint x')).toBe(''))
