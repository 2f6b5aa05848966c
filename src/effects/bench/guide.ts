import type { Figure, Row } from '../../bench/report'
import type { Bench } from './measure'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { findOnPath } from '../../../packages/slidev-companion/src/machine/processes'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { generateDeck } from '../../bench/deck'
import { median } from '../../bench/report'
import { measure } from './measure'

/**
 * Exports generated decks: time a slide at three sizes, and the largest against `mdbook build` of what it wrote and,
 * where pandoc is found, against `pandoc -t gfm` of the same text.
 */
export async function benchGuide({ root, signal, runs: pairs, size = 1000 }: Bench): Promise<Row> {
  const mdbook = findOnPath('mdbook')
  if (!mdbook)
    throw new CliError({ found: 'mdbook is not on PATH', mend: 'install it: https://rust-lang.github.io/mdBook' })
  const runs = 3 * pairs // each is over in a third of a second, and as much is noise
  // As it is installed: built, and started as plain JavaScript.
  await measure('npm', ['run', '-s', 'build', '-w', 'slidev-companion'], { signal, cwd: root })
  const program = join(root, 'packages/slidev-companion/dist/cli.mjs')
  return inTemporaryFolder(async (folder) => {
    const figures: Figure[] = []
    const pandoc = findOnPath('pandoc')
    const times = { whole: [] as number[], book: [] as number[], pandoc: [] as number[] }
    let work: number[] = []
    for (const slides of [size / 100, size / 10, size]) {
      const deck = join(folder, `${slides}.md`)
      await writeFile(deck, generateDeck(slides))
      work = []
      let peak = 0
      for (let i = 0; i < runs; i++) {
        const out = join(folder, `${slides}-${i}`)
        const cli = await measure(process.execPath, [program, 'guide', deck, '--out', out, '--notes'], { signal, cwd: root })
        work.push(Number(/(\d+) ms\s*$/.exec(cli.output)?.[1]) / 1000) // its last line says how long it took, without Node's start
        peak = Math.max(peak, cli.peak)
        if (slides === size) {
          times.whole.push(cli.seconds)
          times.book.push((await measure(mdbook, ['build', out], { signal, cwd: root })).seconds)
          if (pandoc)
            times.pandoc.push((await measure(pandoc, ['-t', 'gfm', deck, '-o', join(folder, 'pandoc.md')], { signal, cwd: root })).seconds)
        }
      }
      figures.push({ what: `${slides} slides, time a slide`, value: median(work) / slides * 1000, unit: 'ms' }, { what: `${slides} slides, peak memory`, value: peak, unit: 'MB' })
    }
    const ours = { ours: median(times.whole), unit: 's' as const }
    const what = `${size} slides, whole process`
    return {
      name: 'guide',
      comparisons: [
        { what, ...ours, against: 'mdbook build of the output', theirs: median(times.book), goal: 4 },
        ...pandoc ? [{ what, ...ours, against: 'pandoc -t gfm', theirs: median(times.pandoc), goal: 1 }] : [],
      ],
      figures,
    }
  })
}
