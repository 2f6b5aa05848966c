import { CliError } from '../errors'

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/
const DAY = 24 * 60

/**
 * Returns how a moment of the talk is written: minutes and seconds from its beginning, or the hour
 * when that is known.
 */
export function clockFrom(begin?: string): (minutes: number) => string {
  if (begin === undefined)
    return minutes => written(Math.round(minutes * 60))
  const match = TIME.exec(begin)
  if (!match)
    throw new CliError({ found: `--start ${begin} is no time of day`, fix: 'write --start 14:00' })
  const first = Number(match[1]) * 60 + Number(match[2])
  return minutes => written(Math.floor(first + minutes) % DAY)
}

// -- internal --

function written(count: number): string {
  return `${Math.floor(count / 60)}:${String(count % 60).padStart(2, '0')}`
}
