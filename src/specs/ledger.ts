import type { RecordedCommand } from './recording'
import { fieldValues } from './frontmatter'
import { printedFile } from './recording'

/** What one run did: paths of files that it read and wrote, and commands that were refused. */
export interface Ledger {
  read: string[]
  written: string[]
  refused: string[]
}

/**
 * Returns what a run did, from the commands of the step that prints its spec and of the steps in which it was tried.
 * A run reads what its spec names as `informed_by`;
 * it writes the `target_files` and, with its new status, the spec itself.
 */
export function runLedger(printing: RecordedCommand[], tried: RecordedCommand[]): Ledger {
  const spec = printedFile(printing)
  return {
    read: spec ? fieldValues(spec.text, 'informed_by') : [],
    written: spec ? [...fieldValues(spec.text, 'target_files'), spec.path] : [],
    refused: tried.filter(({ exit }) => exit !== 0).map(({ command }) => command),
  }
}
