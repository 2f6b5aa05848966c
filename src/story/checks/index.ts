import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence } from '../evidence'
import type { Step } from '../step'
import { impossibleDates } from './dated'
import { unborneReports } from './decided'
import { wronglyEnded } from './ended'
import { wronglyListed } from './listed'
import { unknownNames } from './names'
import { wronglyReprinted } from './reprinted'
import { wrongTrail } from './trail'

/**
 * Returns every line of the transcripts that disagrees with something else that was recorded. Where the git objects
 * were forged along with a transcript, only a replay on the real binary tells.
 */
export function disagreements(evidence: Evidence, script: Step[]): Problem[] {
  return [
    ...wronglyEnded(evidence, script),
    ...unknownNames(evidence),
    ...impossibleDates(evidence, script),
    ...wronglyReprinted(evidence),
    ...wronglyListed(evidence),
    ...unborneReports(evidence),
    ...wrongTrail(evidence),
  ]
}
