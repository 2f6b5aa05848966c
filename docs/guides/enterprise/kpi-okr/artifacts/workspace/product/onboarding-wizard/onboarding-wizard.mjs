// Answers the finding: onboarding not finished: 180 of 1,426 left, +3.6 points (1.7 to 5.6)

export const steps = ['project', 'import', 'permissions', 'invite', 'first-plan']
const required = ['name', 'owner', 'due']

/** The step an account should see next: the first one it has not finished, in order; none when all are done. */
export function nextStep(finished) {
  return steps.find(step => !finished.includes(step))
}

/** Columns that an import lacks: the wizard asks for them instead of failing. */
export function missingColumns(columns) {
  const present = columns.map(column => column.trim().toLowerCase())
  return required.filter(column => !present.includes(column))
}
