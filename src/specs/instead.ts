/** The request's wordings that chant 0.23.2 does not take as they are, and what does the same. */
const FORMS: [RegExp, string][] = [
  [/^chant add --type/, 'add it plain, then type: research in the file'],
  [/^chant reject/, 'add --by NAME and --reason "…"'],
  [/^chant approve --by/, 'name the spec: chant approve ID --by NAME'],
  [/^chant work --parallel/, 'add --no-merge --no-watch; merge afterwards'],
  [/^chant merge --all-completed$/, 'works; add --yes and --delete-branch'],
  [/^chant activity/, 'works as it is'],
  [/^chant split/, 'no conversion: a planning spec writes the cover spec'],
  [/^chant work \S+-kpi\b/, 'run the members: chant work --parallel --label kpi-churn'],
  [/^chant work/, 'works while it is pending; add --no-watch'],
]

/** Returns what to type instead of a command of the request; empty where nothing is known. */
export function insteadOf(command: string): string {
  return FORMS.find(([pattern]) => pattern.test(command))?.[1] ?? ''
}

/** Returns the line that answers a command: its error, or else the first that is not blank. */
export function answerOf(output: string[]): string {
  return output.find(line => /^error/i.test(line)) ?? output.find(line => line.trim() !== '') ?? ''
}
