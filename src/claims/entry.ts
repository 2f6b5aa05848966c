import { z } from 'zod'
import { hashOf } from './claim'
import { KINDS } from './kinds'

const evidence = z.union([
  // A piece of the sentence and the expression over facts that it equals.
  z.strictObject({ of: z.string().min(1), is: z.string().min(1) }),
  // A number of a title and the condition without which the title is not shown.
  z.strictObject({ says: z.string().min(1), when: z.string().min(1) }),
  // A line that a step of the recording must hold.
  z.strictObject({ step: z.string().min(1), line: z.string().min(1) }),
  // A text that a file of the project must hold.
  z.strictObject({ file: z.string().min(1), holds: z.string().min(1) }),
  // A document, a reason or a person who answers for what the sentence states.
  z.strictObject({ source: z.string().min(1), states: z.array(z.string()).optional() }),
  z.strictObject({ reason: z.string().min(1), states: z.array(z.string()).optional() }),
  z.strictObject({ judge: z.string().min(1), states: z.array(z.string()).optional() }),
])
export type Evidence = z.infer<typeof evidence>

const entry = z.strictObject({
  hash: z.string(),
  file: z.string(),
  text: z.string(),
  kind: z.enum(KINDS),
  evidence: z.array(evidence).optional(),
  /** In how many places of the file the sentence stands, if in several. */
  times: z.number().int().min(2).optional(),
  by: z.string().min(1),
  on: z.iso.date(),
})

/** A sentence that somebody has signed. */
export type Entry = z.infer<typeof entry>

/** Returns the entries of a file of the ledger, and what is wrong with its lines. */
export function readEntries(text: string): { entries: Entry[], problems: { line: number, found: string }[] } {
  const entries: Entry[] = []
  const problems: { line: number, found: string }[] = []
  text.split('\n').forEach((json, i) => {
    if (json === '')
      return
    const read = entry.safeParse(parsed(json))
    if (!read.success)
      problems.push({ line: i + 1, found: `is no entry: ${z.prettifyError(read.error).replace(/\s+/g, ' ')}` })
    else if (read.data.hash !== hashOf(read.data.text))
      problems.push({ line: i + 1, found: `the hash ${read.data.hash} is not that of its text` })
    else
      entries.push(read.data)
  })
  return { entries, problems }
}

/** Returns the file of the ledger that holds these entries: one line an entry, sorted. */
export function writeEntries(entries: readonly Entry[]): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.text, b.text))
  return sorted.map(one => `${JSON.stringify(one)}\n`).join('')
}

// -- internal --

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  }
  catch {
    return undefined
  }
}

/** Orders as bytes do, whatever the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
