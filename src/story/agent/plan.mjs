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
  const [research] = list(spec, 'depends_on')
  const driver = driverFile.replace('.chant/specs/', '').replace('.md', '')
  const source = 'research/q1-churn-drivers.md'
  const { header, rows } = tables(read(source)).find(({ header }) => header[0] === 'Driver')
  if (!header.includes('95% interval'))
    throw new Error(`${source} has no intervals: plan on an approved second answer`)
  const goal = spec.match(/driver spec: (.*)$/m)[1]
  const graded = spec.match(/can be graded: (\S.*)$/m)[1]
  const finding = (part) => {
    const [name, lost, atRisk, , , diff, interval] = rows.find(([name]) => part.driver.test(name))
    return `${name}: ${lost} of ${count(atRisk)} left, ${signed(diff)} points (${interval})`
  }
  const member = part => `${driver}.${part.key}`
  const unused = rows.filter(([name]) => !parts.some(part => part.driver.test(name)))
  const files = {
    [driverFile]: [
      '---',
      'type: driver',
      'status: pending',
      'depends_on:',
      `- ${research}`,
      'labels:',
      '- kpi-churn',
      'members:',
      ...parts.map(part => `- ${member(part)}`),
      '---',
      '',
      `# ${goal}`,
      '',
      '## Members',
      '',
      ...parts.map(part => `- Build ${part.folder}. ${finding(part)}`),
      '',
      '## Left out',
      '',
      ...unused.map(([name, , , , , diff, interval]) => `- ${name}: ${signed(diff)} points, interval ${interval}: not built on yet`),
      '',
      '## Acceptance Criteria',
      '',
      '- [ ] Check that all members are merged and their tests pass',
      `- [ ] Document the date on which churn can be graded: ${graded}`,
      '',
    ].join('\n'),
  }
  for (const part of parts) {
    files[`.chant/specs/${member(part)}.md`] = [
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
      `- Build on: ${finding(part)}`,
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
  const names = Object.keys(files).map(path => path.replace('.chant/specs/', '').replace('.md', ''))
  return {
    before: [`Read ${source}`],
    perform: () => ({ what: 'write the driver and its members', files, answer: () => [`Wrote one driver and ${parts.length} members:`, '```text', ...names, '```'] }),
  }
}
