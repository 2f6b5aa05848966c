import type { Quoted } from '../../deck/slide-facts'
import type { Artifacts } from '../../forms/guide'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { exportDeck } from '../../../packages/slidev-companion/src/guide/export'
import { staysBelow } from '../../../packages/slidev-companion/src/machine/paths'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { isOwnRecording } from '../../deck/own-recording'
import { guideOf } from '../../forms/guide'
import { readBrand } from '../brand/read'
import { readFacts } from '../kpi/facts'
import { readQuoted } from './quoted'
import { readDeck } from './read-deck'

/** What may have been recorded of another scenario. */
const RE_RECORDING = /^(?:3-workspace|4-transcripts)\//

/** Returns how the guide and the handout read artifacts/ of this project; another company's recording is not there. */
export function artifactsOf(root: string): Artifacts {
  const artifacts = join(root, 'artifacts')
  let isOwn: boolean | undefined
  const isHidden = (path: string): boolean => RE_RECORDING.test(path) && !(isOwn ??= isOwnRecording(readFacts(root)))
  const read = (path: string) => {
    const file = join(artifacts, path)
    return staysBelow(path) && !isHidden(path) && existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  const list = (folder: string) => filesOf(join(artifacts, folder))
    .map(file => posix.join(folder, file))
    .filter(path => !isHidden(path))
  let quoted: Quoted | undefined
  return { read, list, quoted: () => quoted ??= readQuoted(root) }
}

/** Returns every file of the guide by its path below docs/guides/enterprise/kpi-okr. */
export function buildGuide(root: string): Record<string, string> {
  const config = guideOf(artifactsOf(root), readBrand(root))
  return exportDeck(readDeck(root), { entry: 'slides.md', ...deckFiles(root), config }).pages
}
