import type { Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { findBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { filesBelow } from '../../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { highestPeak, measure, medianSeconds } from './measure'
import { copyDeck } from './packages'

/** One output of this deck and what Slidev makes in its place: the arguments of each, and how large it becomes. */
interface Pair {
  name: string
  /** Of the companion, before where it writes. */
  ours: string[]
  against: string
  /** Of Slidev. */
  theirs: (out: string, browser: string) => string[]
  goals: { seconds: number, size: number }
}

/** A PowerPoint, against Slidev's own export. */
export function benchPptx(bench: Bench): Promise<Row> {
  return benchPair(bench, {
    name: 'pptx',
    ours: ['pptx', 'slides.md', '--out'],
    against: 'slidev export --format pptx',
    theirs: (out, browser) => [
      ...['export', 'slides.md', '--format', 'pptx', '--output', out],
      ...['--executable-path', browser, '--timeout', '300000'],
    ],
    goals: { seconds: 1, size: 1 },
  })
}

/** The site in one file, against Slidev's own build. */
export function benchSingle(bench: Bench): Promise<Row> {
  return benchPair(bench, {
    name: 'single',
    ours: ['site', 'slides.md', '--single', '--out'],
    against: 'slidev build',
    theirs: out => ['build', 'slides.md', '--base', './', '--out', out],
    // Fonts and pictures inside are a third longer: six bits a byte.
    goals: { seconds: 2, size: 1.33 },
  })
}

// -- internal --

interface Made extends Measured { bytes: number }

/** Both take turns, each from nothing, with the same unpacked browser. */
async function benchPair({ root, signal, runs }: Bench, pair: Pair): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const copy = join(folder, 'deck')
    await copyDeck(root, copy)
    const { executablePath, env } = findBrowser()
    const options = { signal, cwd: copy, env }
    const out = join(folder, pair.name === 'pptx' ? 'out.pptx' : 'out.html')
    const cli = ['--import', 'tsx', join(copy, 'packages/slidev-companion/src/cli.ts')]
    const slidev = join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
    const make = async (...args: string[]): Promise<Made> => {
      for (const kept of [join(copy, 'node_modules/.cache'), join(copy, 'node_modules/.vite'), out])
        await rm(kept, { recursive: true, force: true })
      return { ...await measure(process.execPath, args, options), bytes: await sizeOf(out) }
    }
    const [ours, theirs]: [Made[], Made[]] = [[], []]
    for (let run = 0; run < runs; run++) {
      ours.push(await make(...cli, ...pair.ours, out))
      theirs.push(await make(slidev, ...pair.theirs(out, executablePath)))
    }
    return rowOf(pair, ours, theirs)
  })
}

async function sizeOf(out: string): Promise<number> {
  if ((await stat(out)).isFile())
    return (await stat(out)).size
  const contents = await Promise.all((await filesBelow(out, '.')).map(file => readFile(join(out, file))))
  return contents.reduce((sum, { length }) => sum + length, 0)
}

function rowOf({ name, against, goals }: Pair, ours: Made[], theirs: Made[]): Row {
  const seconds = { ours: medianSeconds(ours), theirs: medianSeconds(theirs) }
  const size = { ours: ours[0]!.bytes / 1e6, theirs: theirs[0]!.bytes / 1e6 }
  return {
    name,
    comparisons: [
      { what: 'from nothing', ...seconds, against, unit: 's', goal: goals.seconds },
      { what: 'size', ...size, against, unit: 'MB', goal: goals.size },
    ],
    figures: [{ what: 'peak memory of the Node process', value: highestPeak(ours), unit: 'MB' }],
  }
}
