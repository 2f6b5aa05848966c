/** How git, chant and the scripts of the workspace write a line that says what failed. */
const RE_FAILURE = new RegExp([
  '✗ ',
  '^\\s*(?:error|fatal|conflict)\\b',
  '\\b(?:failed|failure|crashed)\\b',
  '^No .* this morning| has no figures',
].join('|'), 'i')

/** A count of none, and a search that looks on elsewhere, are no failures. */
const RE_NONE = /^\s*"failed": 0|\b0 (?:specs? )?failed\b|# fail 0|✗ No matching commits found on main/

/** Returns whether a printed line says that something failed. */
export function saysFailure(line: string): boolean {
  return RE_FAILURE.test(line) && !RE_NONE.test(line)
}
