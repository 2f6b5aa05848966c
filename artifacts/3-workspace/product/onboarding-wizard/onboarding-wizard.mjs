// Answers the finding: onboarding not finished: 177 of 1,430 left, +2.8 points (0.8 to 4.7)

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
