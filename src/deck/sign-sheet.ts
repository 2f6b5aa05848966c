/** A line of the sheet that is signed: what stands in bold, and what follows it. */
export interface SheetLine {
  name: string
  rest: string
  /** On the decision's short form as well. */
  short?: boolean
  /** Week 1 alone needs it as well. */
  week1?: boolean
}

/** What is decided, to be filled in. */
export const FIELDS: readonly SheetLine[] = [
  { name: 'KPI', rest: 'and its window', short: true, week1: true },
  { name: 'Owner', rest: 'who may say no', short: true, week1: true },
  { name: 'Start', rest: 'on Monday', short: true, week1: true },
  { name: 'Graded', rest: 'on', short: true },
  { name: 'Go on', rest: 'if the result is at least' },
  { name: 'Cost cap', rest: 'for people and model', short: true, week1: true },
  { name: 'Adviser’s fee', rest: 'within the cap', week1: true },
]

/** What has to be in place before any agent runs, each with a name and a date. */
export const SIGNED: readonly SheetLine[] = [
  { name: 'Egress', rest: 'what may leave, and to whom', short: true, week1: true },
  { name: 'Agent’s account', rest: 'a capped model key, no more', short: true, week1: true },
  { name: 'Main locked', rest: 'your server demands a review', short: true, week1: true },
  { name: 'Approvals', rest: 'signed with a personal key, log kept', short: true },
  { name: 'Model provider', rest: 'region, retention, no training', week1: true },
  { name: 'Control task', rest: 'done by hand' },
  { name: 'Judge', rest: 'who is not the owner', short: true },
]

/** Returns the lines of a form of the sheet. */
export function linesOf(lines: readonly SheetLine[], isShort: boolean): SheetLine[] {
  return lines.filter(({ short }) => !isShort || short)
}
