import type { Artifacts } from '../../forms/guide'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { exportDeck } from '../../../packages/slidev-companion/src/guide/export'
import { guideOf } from '../../forms/guide'
import { readDeck } from './read-deck'

/** Returns how the guide and the handout read artifacts/ of this project. */
export function artifactsOf(root: string): Artifacts {
  const artifacts = join(root, 'artifacts')
  const read = (path: string) => {
    const file = join(artifacts, path)
    return path !== '' && !path.split('/').includes('..') && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  return { read, list: folder => filesBelow(artifacts, folder) }
}

/** Returns every file of the guide by its path below docs/guides/enterprise/kpi-okr. */
export function buildGuide(root: string): Record<string, string> {
  const config = guideOf(artifactsOf(root))
  return exportDeck(readDeck(root), { entry: 'slides.md', ...deckFiles(root), config }).pages
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder)))
    return []
  return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? (entry.name === '.git' ? [] : filesBelow(root, path)) : [path]
  })
}
