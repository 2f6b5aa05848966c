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

/** Makes a completed spec pending: empty boxes, one more source, and no approval, so that the gate is closed. */
function reopen(text: string): string {
  const lastSource = new RegExp(`^(- ${context.replaceAll('.', '\\.')}/)user-survey-summary\\.md$`, 'm')
  return text
    .replace(/^status: completed$/m, 'status: pending')
    .replaceAll('- [x]', '- [ ]')
    .replace(/^approval:\n(?: {2}.*\n)+/m, '')
    .replace(lastSource, `$&\n$1${fourthDigest}`)
}
