import { pick, tables } from './tables.mjs'
import { sum } from './words.mjs'

const SOURCES = { onboarding: 'Datadog', reply: 'Zendesk', integration: 'Zendesk' }

/** What the digests say, as numbers; `digests` maps a file name to its text. */
export function evidence(digests) {
  const find = part => Object.keys(digests).find(name => name.includes(part))
  const [metrics, support, survey, overlap] = ['datadog', 'zendesk', 'survey', 'overlap'].map(find)
  for (const [part, file] of Object.entries({ datadog: metrics, zendesk: support, survey })) {
    if (!file)
      throw new Error(`no digest of ${part} is named in informed_by`)
  }
  const rates = first => pick(digests[metrics], metrics, first, /^at risk$/, /^lost$/)
  const plans = rates(/^plan$/)
  const drivers = [compared('onboarding', digests[metrics], metrics), compared('reply', digests[support], support), compared('integration', digests[support], support)]
  return {
    plans,
    tenure: rates(/^since sign-up$/),
    atRisk: sum(plans.map(row => row[1])),
    lost: sum(plans.map(row => row[2])),
    drivers: drivers.sort((a, b) => b.lost - a.lost),
    reasons: pick(digests[survey], survey, /^reason$/, /^answers$/),
    cut: overlap && cut(digests[overlap], overlap),
  }
}

/** A table of two rows: the customers whom the driver touched, and all others. */
function compared(key, markdown, file) {
  const table = tables(markdown).find(({ header, rows }) => header[0] === 'customers' && String(rows[0][0]).includes(key))
  if (!table)
    throw new Error(`${file} has no table that compares customers by ${key}`)
  const [[name, atRisk, lost], [, otherAtRisk, otherLost]] = table.rows
  return { key, name, source: SOURCES[key], atRisk, lost, otherAtRisk, otherLost }
}

/** The fourth digest: who had several causes at once, and what each adds among customers of one tenure and the same other causes. */
function cut(markdown, file) {
  const regions = pick(markdown, file, /^onboarding$/, /^reply$/, /^integration$/, /^lost$/)
    .filter(row => row.slice(0, 3).every(cell => /^(?:yes|no)$/.test(cell)))
    .map(([onboarding, reply, integration, lost]) => ({ causes: [onboarding, reply, integration].filter(cell => cell === 'yes').length, lost }))
  const lostWith = (...causes) => sum(regions.filter(region => causes.includes(region.causes)).map(({ lost }) => lost))
  const differences = tables(markdown).find(({ header }) => header.some(name => name.startsWith('within groups')))
  if (!differences)
    throw new Error(`${file} has no table of differences within groups`)
  return {
    none: lostWith(0),
    one: lostWith(1),
    several: lostWith(2, 3),
    strata: pick(markdown, file, /^driver$/, /^since sign-up$/, /^touched: rate$/, /^others: rate$/),
    adjusted: Object.fromEntries(differences.rows.map(([key, alone, , , diff, low, high]) => [key, { alone, diff, low, high }])),
  }
}
