import type { RecordedIn } from '../../deck/rules/elided'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordedCommands } from '../../specs/recording'

/** Returns a function that reads the commands recorded in a step of the story. */
export function recordedIn(root: string): RecordedIn {
  return (step) => {
    const file = join(root, 'artifacts/4-transcripts', `${step}.trycmd`)
    return existsSync(file) ? recordedCommands(readFileSync(file, 'utf8')) : undefined
  }
}
