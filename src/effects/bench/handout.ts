import type { Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { appendFile, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { findBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { median } from '../../bench/report'
import { readDeck } from '../deck/read-deck'
import { measure } from './measure'

const COMPANION = 'packages/slidev-companion/src/cli.ts'
const ALIAS = /^routeAlias: /gm
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', 'coverage', '.cache'])

/** The handout from nothing and again with unchanged sources, against `slidev export` of the same slides. Both get the same unpacked browser. */
export async function benchHandout({ root, signal, runs }: Bench): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    // A copy with a cache of its own: nothing built before, and nobody's cache is emptied.
    const copy = join(folder, 'deck')
    await cp(root, copy, { recursive: true, filter: path => !LEFT_OUT.has(path.slice(root.length + 1)) })
    await mkdir(join(copy, 'node_modules'))
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (name !== '.cache' && name !== '.vite')
        await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name), 'junction')
    }
    await growDeck(copy)
    const slides = readDeck(copy).slides.length
    const { executablePath, env } = findBrowser()
    const options = { signal, cwd: copy, env }
    const print = () => measure(process.execPath, ['--import', 'tsx', join(copy, COMPANION), 'handout', 'slides.md', '--browser', executablePath, '--out', join(folder, 'handout.pdf')], options)
    const slidev = join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
    // In turns, so that a machine that is busy for a while is so for both; each begins without what it kept the last time.
    const [firsts, exports]: [Measured[], Measured[]] = [[], []]
    for (let i = 0; i < runs; i++) {
      await Promise.all(['.cache', '.vite'].map(kept => rm(join(copy, 'node_modules', kept), { recursive: true, force: true })))
      firsts.push(await print())
      exports.push(await measure(process.execPath, [slidev, 'export', 'slides.md', '--output', join(folder, 'slides.pdf'), '--executable-path', executablePath, '--timeout', '300000'], options))
    }
    const again = []
    for (let i = 0; i < runs; i++)
      again.push(await print())
    const seconds = (all: Measured[]) => median(all.map(({ seconds }) => seconds))
    const peak = (all: Measured[]) => Math.max(...all.map(({ peak }) => peak))
    const against = { against: `slidev export of the same ${slides} slides`, theirs: seconds(exports), unit: 's' as const }
    return {
      name: 'handout',
      comparisons: [
        { what: 'unchanged sources', ours: seconds(again), ...against, goal: 0.2 },
        { what: 'from nothing', ours: seconds(firsts), ...against, goal: 0.6 },
      ],
      figures: [
        { what: 'peak memory of the Node process, from nothing', value: peak(firsts), unit: 'MB' },
        { what: 'peak memory of slidev export\'s Node process', value: peak(exports), unit: 'MB' },
      ],
    }
  })
}

/** Adds three pages of the deck once more under other names: its 57 slides become the 80 of the goal. */
async function growDeck(root: string): Promise<void> {
  for (const page of ['03-research', '04-approval', '05-implementation']) {
    const text = await readFile(join(root, `pages/${page}.md`), 'utf8')
    await writeFile(join(root, `pages/again-${page}.md`), text.replace(ALIAS, 'routeAlias: again-'))
    await appendFile(join(root, 'slides.md'), `\n---\nsrc: ./pages/again-${page}.md\n---\n`)
  }
}
