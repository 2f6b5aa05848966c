/** Files of the workspace whose names are the same in every company's story. */
export const context = '.chant/context/kpi-churn-q1'
export const digests = [
  'datadog-churn-metrics-2026-01.md',
  'zendesk-support-patterns.md',
  'user-survey-summary.md',
] as const
export const fourthDigest = 'cohort-overlap-cut-2026-01.md'
