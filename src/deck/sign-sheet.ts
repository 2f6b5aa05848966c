/** A line of the sheet that is signed: what stands in bold, and what follows it. */
export interface SheetLine {
  name: string
  rest: string
  /** On the decision's short form as well. */
  short?: boolean
  /** Filled in before week 1 begins; all others by its Friday. */
  monday?: boolean
}

/** What is decided, to be filled in. */
export const FIELDS: readonly SheetLine[] = [
  { name: 'KPI', rest: 'and its window', short: true, monday: true },
  { name: 'Owner', rest: 'who may say no', short: true, monday: true },
  { name: 'Start', rest: 'on Monday', short: true, monday: true },
  { name: 'Graded', rest: 'on', short: true },
  { name: 'Go on', rest: 'if the result is at least' },
  { name: 'Cost cap', rest: 'people, model, fee', short: true, monday: true },
  { name: 'Adviser’s fee', rest: 'for week 1, and after', monday: true },
]

/** Who signs the whole of it. */
export const SIGNATURES: readonly SheetLine[] = [
  { name: 'Signed', rest: 'for the company', monday: true },
  { name: 'Signed', rest: 'by the adviser', monday: true },
]

/** What has to be in place before any agent runs, each with a name and a date. */
export const SIGNED: readonly SheetLine[] = [
  { name: 'Security', rest: 'signs off, may stop any day', short: true, monday: true },
  { name: 'Container', rest: 'no other secret, its log kept outside' },
  { name: 'Egress', rest: 'what may leave, scanned for names', short: true },
  { name: 'Agent’s account', rest: 'a capped model key, no more', short: true },
  { name: 'Main locked', rest: 'your server demands a review', short: true },
  { name: 'Approvals', rest: 'signed with a personal key, log kept' },
  { name: 'Model provider', rest: 'region, retention, no training' },
  { name: 'Control task', rest: 'chosen, to be done by hand' },
  { name: 'Judge', rest: 'who is not the owner', short: true },
]

/** Returns the lines of a form of the sheet. */
export function linesOf(lines: readonly SheetLine[], isShort: boolean): SheetLine[] {
  return lines.filter(({ short }) => !isShort || short)
}
