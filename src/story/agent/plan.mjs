import { read } from './chant.mjs'
import { list } from './front.mjs'
import { tables } from './tables.mjs'
import { count, signed } from './words.mjs'

const parts = [
  { key: '1a-onboarding-wizard', driver: /onboarding/, title: 'Guide new accounts through onboarding', folder: 'onboarding-wizard', tasks: ['Build the steps of a wizard that resumes where an account stopped', 'Handle an import that lacks columns'] },
  { key: '1b-email-sequence', driver: /onboarding/, title: 'Write to accounts whose onboarding stalls', folder: 'email-sequence', tasks: ['Write three mails for an account that has stalled', 'Ensure that a finished or unsubscribed account gets no mail'] },
  { key: '1c-support-triage', driver: /reply/, title: 'Put urgent tickets first', folder: 'support-triage', tasks: ['Build the rule that sorts waiting tickets', 'Ensure that an urgent ticket is due within 24 hours'] },
]

/** Turns the approved report into one driver and its members. */
export function plan(spec) {
  const [driverFile] = list(spec, 'target_files')
  const driver = nameOf(driverFile)
  const source = 'research/q1-churn-drivers.md'
  const findings = findingsOf(source)
  const files = { [driverFile]: driverSpec(driver, spec, findings) }
  for (const part of parts)
    files[`.chant/specs/${memberOf(driver, part)}.md`] = memberSpec(part, findings)
  const answer = () => [`Wrote one driver and ${parts.length} members:`, '```text', ...Object.keys(files).map(nameOf), '```']
  return {
    before: [`Read ${source}`],
    perform: () => ({ what: 'write the driver and its members', files, answer }),
  }
}

function nameOf(file) {
  return file.replace('.chant/specs/', '').replace('.md', '')
}

function memberOf(driver, part) {
  return `${driver}.${part.key}`
}

/** The rows of the report's table of drivers. */
function findingsOf(source) {
  const { header, rows } = tables(read(source)).find(({ header }) => header[0] === 'Driver')
  if (!header.includes('95% interval'))
    throw new Error(`${source} has no intervals: plan on an approved second answer`)
  return rows.map(([name, lost, atRisk, , , diff, interval]) => ({ name, lost, atRisk, diff, interval }))
}

/** The finding that a part builds on, in one line. */
function reasonFor(part, findings) {
  const { name, lost, atRisk, diff, interval } = findings.find(({ name }) => part.driver.test(name))
  return `${name}: ${lost} of ${count(atRisk)} left, ${signed(diff)} points (${interval})`
}

function driverSpec(driver, spec, findings) {
  const [research] = list(spec, 'depends_on')
  const goal = spec.match(/driver spec: (.*)$/m)[1]
  const graded = spec.match(/can be graded: (\S.*)$/m)[1]
  const unused = findings.filter(({ name }) => !parts.some(part => part.driver.test(name)))
  return [
    '---',
    'type: driver',
    'status: pending',
    'depends_on:',
    `- ${research}`,
    'labels:',
    '- kpi-churn',
    'members:',
    ...parts.map(part => `- ${memberOf(driver, part)}`),
    '---',
    '',
    `# ${goal}`,
    '',
    '## Members',
    '',
    ...parts.map(part => `- Build ${part.folder}. ${reasonFor(part, findings)}`),
    '',
    '## Left out',
    '',
    ...unused.map(({ name, diff, interval }) => `- ${name}: ${signed(diff)} points, interval ${interval}: not built on yet`),
    '',
    '## Acceptance Criteria',
    '',
    '- [ ] Check that all members are merged and their tests pass',
    `- [ ] Document the date on which churn can be graded: ${graded}`,
    '',
  ].join('\n')
}

function memberSpec(part, findings) {
  return [
    '---',
    'type: code',
    'status: pending',
    'labels:',
    '- kpi-churn',
    'target_files:',
    `- product/${part.folder}/${part.folder}.mjs`,
    `- product/${part.folder}/${part.folder}.test.mjs`,
    '---',
    '',
    `# ${part.title}`,
    '',
    '## Task',
    '',
    `- Build on: ${reasonFor(part, findings)}`,
    ...part.tasks.map(task => `- ${task}`),
    '',
    '## Acceptance Criteria',
    '',
    `- [ ] Write product/${part.folder}/${part.folder}.mjs`,
    `- [ ] Check that \`node --test product/${part.folder}/*.test.mjs\` passes`,
    '- [ ] Document the finding it answers',
    '',
    '## Out of scope',
    '',
    '- Prices',
    '- Rollout to production',
    '',
  ].join('\n')
}
