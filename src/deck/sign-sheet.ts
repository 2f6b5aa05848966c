/** A line of the sheet that is signed: what stands in bold, and what follows it. */
interface SheetLine {
  name: string
  rest: string
  /** On the decision's short form as well. */
  short?: boolean
}

/** A line that has to have a name beside it. */
interface SignedLine extends SheetLine {
  /** Week 1 alone needs it as well. */
  week1?: boolean
}

/** What is decided, to be filled in. */
export const FIELDS: readonly SheetLine[] = [
  { name: 'KPI', rest: 'and its window', short: true },
  { name: 'Owner', rest: 'who may say no', short: true },
  { name: 'Start', rest: 'on Monday', short: true },
  { name: 'Graded', rest: 'on', short: true },
  { name: 'Go on', rest: 'if the result is at least' },
  { name: 'Cost cap', rest: 'for people and model', short: true },
  { name: 'Adviser’s fee', rest: 'quoted before you sign' },
]

/** What has to be in place before any agent runs, each with a name and a date. */
export const SIGNED: readonly SignedLine[] = [
  { name: 'Egress', rest: 'what may leave the network', short: true, week1: true },
  { name: 'Agent’s own account', rest: 'without secrets', short: true, week1: true },
  { name: 'Main locked', rest: 'server refuses unapproved merges', short: true, week1: true },
  { name: 'Approvals', rest: 'signed with a personal key, log kept' },
  { name: 'Model provider', rest: 'and data terms', short: true },
  { name: 'Control task', rest: 'done by hand' },
  { name: 'Judge', rest: 'of the pilot, not the owner', short: true },
]

/** Returns the lines of a form of the sheet. */
export function linesOf<Line extends SheetLine>(lines: readonly Line[], isShort: boolean): Line[] {
  return lines.filter(({ short }) => !isShort || short)
}
