import type { Artifacts } from '../../forms/guide'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { exportDeck } from '../../../packages/slidev-companion/src/guide/export'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { guideOf } from '../../forms/guide'
import { readDeck } from './read-deck'

/** Returns how the guide and the handout read artifacts/ of this project. */
export function artifactsOf(root: string): Artifacts {
  const artifacts = join(root, 'artifacts')
  const read = (path: string) => {
    const file = join(artifacts, path)
    return path !== '' && !path.split('/').includes('..') && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  return { read, list: folder => filesOf(join(artifacts, folder)).map(file => posix.join(folder, file)) }
}

/** Returns every file of the guide by its path below docs/guides/enterprise/kpi-okr. */
export function buildGuide(root: string): Record<string, string> {
  const config = guideOf(artifactsOf(root))
  return exportDeck(readDeck(root), { entry: 'slides.md', ...deckFiles(root), config }).pages
}
