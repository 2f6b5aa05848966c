/** How many files are named: a longer list is read by nobody. */
const NAMED = 8

/** Returns in lines what a run changed in a folder, and at the end of a long list how many more. */
export function describeChanges(
  changed: readonly string[],
  outputs: Record<string, unknown>,
  pathOf: (file: string) => string,
): string[] {
  const lines = changed.map(file => `${pathOf(file)}${file in outputs ? '' : ', deleted'}`)
  const more = lines.length - NAMED
  return more > 1 ? [...lines.slice(0, NAMED), `… and ${more} more`] : lines
}

/** Returns how many files were written and how many deleted, in words. */
export function countChanges(changed: readonly string[], outputs: Record<string, unknown>): string {
  const deleted = changed.filter(file => !(file in outputs)).length
  return `${changed.length - deleted} changed${deleted === 0 ? '' : `, ${deleted} deleted`}`
}
