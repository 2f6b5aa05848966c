import type { EditName } from './step'
import { context, fourthDigest } from './ids'

/** The texts that people type in full, read from src/story/inputs/specs. */
export interface SpecTexts { research: string, plan: string }

/** Returns what a person leaves in the editor that `chant edit` opened. */
export function editSpec(name: EditName, text: string, texts: SpecTexts): string {
  switch (name) {
    case 'research': return texts.research
    case 'plan': return texts.plan
    case 'reopen': return reopen(text)
    case 'tick': return text.replaceAll('- [ ]', '- [x]')
  }
}

/** Completed → pending, boxes empty, the approval taken out so that the gate closes again, one more source. */
function reopen(text: string): string {
  return text
    .replace(/^status: completed$/m, 'status: pending')
    .replaceAll('- [x]', '- [ ]')
    .replace(/^approval:\n(?: {2}.*\n)+/m, '')
    .replace(new RegExp(`^(- ${context.replaceAll('.', '\\.')}/)user-survey-summary\\.md$`, 'm'), `$&\n$1${fourthDigest}`)
}
