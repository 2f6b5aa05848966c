/**
 * Names that the whole story uses. chant draws the last part of an id at random, so the replay gives each spec one
 * that stays.
 */
export const project = 'acme-churn'
export const research = '2026-01-28-001-xyz'
export const plan = '2026-02-02-001-pln'
export const driver = '2026-02-02-002-kpi'
export const wizard = `${driver}.1a-onboarding-wizard`
export const email = `${driver}.1b-email-sequence`
export const triage = `${driver}.1c-support-triage`
export const members = [wizard, email, triage] as const
export const reportDays = ['2026-02-09', '2026-02-10', '2026-02-11', '2026-02-12', '2026-02-13'] as const
export const context = '.chant/context/kpi-churn-q1'
export const digests = [
  'datadog-churn-metrics-2026-01.md',
  'zendesk-support-patterns.md',
  'user-survey-summary.md',
] as const
export const fourthDigest = 'cohort-overlap-cut-2026-01.md'
