import type { Bench } from '../effects/bench/measure'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { abortOnSignal } from '../../packages/slidev-companion/src/machine/interruption'
import { formatRow, missedGoals } from '../bench/report'
import { benchData } from '../effects/bench/data'
import { benchPptx, benchSingle } from '../effects/bench/given-away'
import { benchGuide } from '../effects/bench/guide'
import { benchHandout } from '../effects/bench/handout'
import { benchScale } from '../effects/bench/scale'
import { benchSite } from '../effects/bench/site'
import { benchStart } from '../effects/bench/start'
import { benchStory } from '../effects/bench/story'

const ROWS = {
  start: benchStart,
  data: benchData,
  scale: benchScale,
  site: benchSite,
  single: benchSingle,
  handout: benchHandout,
  pptx: benchPptx,
  guide: benchGuide,
  story: benchStory,
}
type Name = keyof typeof ROWS

export default defineCommand({
  meta: {
    name: 'bench',
    description: 'Measures against what one would run instead, in pairs on this machine; '
      + 'exit 1 when a goal is missed.',
  },
  args: {
    only: { type: 'string', description: `rows, with commas: ${Object.keys(ROWS).join(',')}` },
    runs: { type: 'string', default: '3', description: 'runs of each pair; the median counts' },
    size: { type: 'string', description: 'customers of data and scale, slides of guide, instead of 10000000 and 1000' },
  },
  async run({ args }) {
    const names = rowsNamed(args.only)
    const bench: Bench = {
      root: process.cwd(),
      signal: abortOnSignal('nothing was written'),
      runs: wholeNumber('runs', args.runs),
      size: args.size === undefined ? undefined : wholeNumber('size', args.size),
    }
    let missed = 0
    for (const name of names) {
      try {
        const row = await ROWS[name](bench)
        missed += missedGoals(row)
        console.log(formatRow(row))
      }
      catch (error) {
        bench.signal.throwIfAborted()
        // Without its tool a row is skipped; asked for by name, that is an error.
        if (!(error instanceof CliError) || args.only)
          throw error
        console.log(`${name}\n  skipped: ${error.message}`)
      }
    }
    process.exitCode = missed > 0 ? 1 : 0
  },
})

function rowsNamed(only: string | undefined): Name[] {
  const all = Object.keys(ROWS)
  const names = only?.split(',').map(name => name.trim()) ?? all
  const unknown = names.filter(name => !all.includes(name))
  if (unknown.length > 0)
    throw new CliError({ found: `there is no row "${unknown.join('", "')}"`, fix: `rows: ${all.join(', ')}` })
  return names as Name[]
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new CliError(`--${name} ${text} is not a whole number above 0`)
  return value
}
