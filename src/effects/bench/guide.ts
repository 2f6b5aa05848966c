import type { Comparison, Figure, Row } from '../../bench/report'
import type { Bench, Measured, MeasureOptions } from './measure'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { findOnPath } from '../../../packages/slidev-companion/src/machine/processes'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { generateDeck } from '../../bench/deck'
import { median } from '../../bench/report'
import { highestPeak, measure, medianSeconds } from './measure'

/** The last line that the command prints: how long it took, without Node's start. */
const RE_TOOK = /(\d+) ms\s*$/

/**
 * Exports generated decks of three sizes; the largest is compared with `mdbook build` of what it wrote and, where
 * pandoc is found, with `pandoc -t gfm` of the same text.
 */
export async function benchGuide({ root, signal, runs: pairs, size = 1000 }: Bench): Promise<Row> {
  const mdbook = findOnPath('mdbook')
  if (!mdbook)
    throw new CliError({ found: 'mdbook is not on PATH', fix: 'install it: https://rust-lang.github.io/mdBook' })
  const options = { signal, cwd: root }
  // Each run is over in a third of a second, of which much is noise.
  const runs = 3 * pairs
  const pandoc = findOnPath('pandoc')
  // The companion as it is installed: built, and started as plain JavaScript.
  await measure('npm', ['run', '-s', 'build', '-w', 'slidev-companion'], options)
  return inTemporaryFolder(async (folder) => {
    const figures: Figure[] = []
    const books: Measured[] = []
    const others: Measured[] = []
    let exported: Measured[] = []
    for (const slides of [size / 100, size / 10, size]) {
      const deck = join(folder, `${slides}.md`)
      await writeFile(deck, generateDeck(slides))
      exported = []
      for (let i = 0; i < runs; i++) {
        const out = join(folder, `${slides}-${i}`)
        exported.push(await exportGuide(root, deck, out, options))
        if (slides !== size)
          continue
        books.push(await measure(mdbook, ['build', out], options))
        if (pandoc)
          others.push(await measure(pandoc, ['-t', 'gfm', deck, '-o', `${out}.md`], options))
      }
      figures.push(...figuresOf(slides, exported))
    }
    const comparisons = [
      compare(size, exported, { against: 'mdbook build of the output', runs: books, goal: 4 }),
      ...pandoc ? [compare(size, exported, { against: 'pandoc -t gfm', runs: others, goal: 1 })] : [],
    ]
    return { name: 'guide', comparisons, figures }
  })
}

// -- internal --

function exportGuide(root: string, deck: string, out: string, options: MeasureOptions): Promise<Measured> {
  const program = join(root, 'packages/slidev-companion/dist/cli.mjs')
  return measure(process.execPath, [program, 'guide', deck, '--out', out, '--notes'], options)
}

function figuresOf(slides: number, runs: Measured[]): Figure[] {
  const took = median(runs.map(({ output }) => Number(RE_TOOK.exec(output)?.[1])))
  return [
    { what: `${slides} slides, time a slide`, value: took / slides, unit: 'ms' },
    { what: `${slides} slides, peak memory`, value: highestPeak(runs), unit: 'MB' },
  ]
}

interface Opponent { against: string, runs: Measured[], goal: number }

function compare(size: number, exported: Measured[], { against, runs, goal }: Opponent): Comparison {
  return {
    what: `${size} slides, whole process`,
    ours: medianSeconds(exported),
    against,
    theirs: medianSeconds(runs),
    unit: 's',
    goal,
  }
}
