import type { Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { findBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { readDeck } from '../deck/read-deck'
import { highestPeak, measure, medianSeconds } from './measure'
import { copyDeck } from './packages'

const ALIAS = /^routeAlias: /gm

/**
 * The handout from nothing, and again with unchanged sources, against `slidev export` of the same slides.
 * Both get the same unpacked browser.
 */
export async function benchHandout({ root, signal, runs }: Bench): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const copy = join(folder, 'deck')
    await copyDeck(root, copy)
    await growDeck(copy)
    const slides = readDeck(copy).slides.length
    const printers = printersOf(root, copy, folder, signal)
    return rowOf(slides, await measureRuns(printers, copy, runs))
  })
}

// -- internal --

type Printer = () => Promise<Measured>
interface Printers { handout: Printer, slidev: Printer }

/** Returns what prints the deck in `copy`: our handout, and Slidev's own export. */
function printersOf(root: string, copy: string, folder: string, signal: AbortSignal): Printers {
  const { executablePath, env } = findBrowser()
  const options = { signal, cwd: copy, env }
  const node = (...args: string[]): Promise<Measured> => measure(process.execPath, args, options)
  const cli = ['--import', 'tsx', join(copy, 'packages/slidev-companion/src/cli.ts')]
  const slidev = join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const pdf = (name: string): string => join(folder, `${name}.pdf`)
  return {
    handout: () => node(
      ...[...cli, 'handout', 'slides.md', '--out', pdf('handout')],
      ...['--browser', executablePath],
    ),
    slidev: () => node(
      ...[slidev, 'export', 'slides.md', '--output', pdf('slides')],
      ...['--executable-path', executablePath, '--timeout', '300000'],
    ),
  }
}

interface Runs { firsts: Measured[], exports: Measured[], again: Measured[] }

/** Both take turns, so that a machine that is busy for a while is so for both; each begins without a cache. */
async function measureRuns({ handout, slidev }: Printers, copy: string, runs: number): Promise<Runs> {
  const measured: Runs = { firsts: [], exports: [], again: [] }
  for (let i = 0; i < runs; i++) {
    for (const kept of ['.cache', '.vite'])
      await rm(join(copy, 'node_modules', kept), { recursive: true, force: true })
    measured.firsts.push(await handout())
    measured.exports.push(await slidev())
  }
  for (let i = 0; i < runs; i++)
    measured.again.push(await handout())
  return measured
}

function rowOf(slides: number, { firsts, exports, again }: Runs): Row {
  const against = {
    against: `slidev export of the same ${slides} slides`,
    theirs: medianSeconds(exports),
    unit: 's',
  } as const
  return {
    name: 'handout',
    comparisons: [
      { what: 'unchanged sources', ours: medianSeconds(again), ...against, goal: 0.05 },
      { what: 'from nothing', ours: medianSeconds(firsts), ...against, goal: 0.6 },
    ],
    figures: [
      { what: 'peak memory of the Node process, from nothing', value: highestPeak(firsts), unit: 'MB' },
      { what: 'peak memory of slidev export\'s Node process', value: highestPeak(exports), unit: 'MB' },
    ],
  }
}

/** Adds three pages of the deck once more under other names, so that it has the 80 slides of the goal. */
async function growDeck(root: string): Promise<void> {
  for (const page of ['03-research', '04-approval', '05-implementation']) {
    const text = await readFile(join(root, `pages/${page}.md`), 'utf8')
    await writeFile(join(root, `pages/again-${page}.md`), text.replace(ALIAS, 'routeAlias: again-'))
    await appendFile(join(root, 'slides.md'), `\n---\nsrc: ./pages/again-${page}.md\n---\n`)
  }
}
