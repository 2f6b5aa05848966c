import type { Claim } from '../claim'
import { createHash } from 'node:crypto'

/** Returns a recorded file as one claim: the hash of the whole, then a short one of each line, to find the line by. */
export function recordedClaims(source: string, file: string): Claim[] {
  const lines = source.split('\n').map(line => sha(line).slice(0, 4))
  return [{ file, line: 1, text: `${sha(source).slice(0, 32)}: ${lines.join('')}`, place: 'recording' }]
}

/** Returns the first line in which two recordings differ. */
export function firstOtherLine(text: string, other: string): number {
  const linesOf = (one: string): string[] => one.split(': ')[1]?.match(/.{4}/g) ?? []
  const [now, then] = [linesOf(text), linesOf(other)]
  const at = now.findIndex((line, i) => line !== then[i])
  return at < 0 ? Math.min(now.length, then.length) : at + 1
}

// -- internal --

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
