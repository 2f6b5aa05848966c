import type { Quoted } from '../../forms/evidence'
import type { Artifacts } from '../../forms/guide'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { exportDeck } from '../../../packages/slidev-companion/src/guide/export'
import { staysBelow } from '../../../packages/slidev-companion/src/machine/paths'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { slideFacts } from '../../deck/slide-facts'
import { guideOf } from '../../forms/guide'
import { readBrand } from '../brand/read'
import { readFacts } from '../kpi/facts'
import { deckSources, readDeck } from './read-deck'

/** Returns how the guide and the handout read artifacts/ of this project. */
export function artifactsOf(root: string): Artifacts {
  const artifacts = join(root, 'artifacts')
  const read = (path: string) => {
    const file = join(artifacts, path)
    return staysBelow(path) && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  const list = (folder: string) => filesOf(join(artifacts, folder)).map(file => posix.join(folder, file))
  let quoted: Quoted | undefined
  return { read, list, quoted: () => quoted ??= readQuoted(root) }
}

/** Returns which facts each slide quotes, from the deck's files as they stand. */
export function readQuoted(root: string): Quoted {
  const facts = readFacts(root)
  return { facts, slides: deckSources(root).flatMap(file => slideFacts(readFileSync(join(root, file), 'utf8'), facts)) }
}

/** Returns every file of the guide by its path below docs/guides/enterprise/kpi-okr. */
export function buildGuide(root: string): Record<string, string> {
  const config = guideOf(artifactsOf(root), readBrand(root))
  return exportDeck(readDeck(root), { entry: 'slides.md', ...deckFiles(root), config }).pages
}
