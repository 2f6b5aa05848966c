import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isNode, parseDocument } from 'yaml'
import { cannotGenerate } from '../src/agreement'
import { parseScenario } from '../src/scenario'
import { ACME, withName } from './acme'

/** What is said of the scenario with one value changed, and the line on which that value stands. */
function tried(path: string, value: unknown): { message: string, line: number } {
  const parts = path.split('.').map(part => /^\d+$/.test(part) ? Number(part) : part)
  const document = parseDocument(ACME)
  document.setIn(parts, value)
  const text = document.toString({ lineWidth: 0 })
  const message = parseFails(text)
  const node = message === '' ? undefined : parseDocument(text).getIn(parts, true)
  return { message, line: text.slice(0, isNode(node) ? node.range![0] : 0).split('\n').length }
}

function parseFails(text: string): string {
  try {
    parseScenario(text, 's.yaml')
    return ''
  }
  catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

/** Path, least, most: what the field itself takes. What it has to agree on with other fields is said by a message of its own. */
const NUMBERS: [string, number, number][] = [
  ['company.customers', 1, 50_000_000],
  ['calendar.frozenWeeks', 8, 52],
  ['calendar.windowWeeks', 4, 4],
  ['keyResult.baseline', 0.005, 0.25],
  ['keyResult.target', 0.001, 0.249],
  ['signupsPerDay', 0.01, 2_000_000],
  ['plans.starter.share', 0.0001, 0.9999],
  ['plans.starter.risk', 0.01, 100],
  ['plans.starter.seats.0', 1, 10_000],
  ['plans.starter.seats.1', 1, 10_000],
  ['plans.starter.seatPrice', 0.01, 10_000_000],
  ['tenure.0.to', 90, 90],
  ['tenure.1.to', 365, 365],
  ['tenure.2.to', 366, 10_000],
  ['tenure.0.share', 0.0001, 0.9999],
  ['tenure.1.risk', 0.01, 100],
  ['tenure.2.stalled', 0.0001, 0.9999],
  ['onboarding.days', 1, 28],
  ['onboarding.dailyFinish', 0.01, 0.99],
  ['onboarding.lateFinish', 0.0001, 0.9999],
  ['onboarding.risk', 0.01, 100],
  ['support.lateAfterHours', 1, 168],
  ['support.urgentPer28Days.finished', 0.0001, 0.9999],
  ['support.lateShare.stalled', 0.0001, 0.9999],
  ['support.promptHours', 0.1, 168],
  ['support.risk', 0.01, 100],
  ['support.otherPer28Days', 0.0001, 0.9999],
  ['support.otherReplyHours', 0.1, 168],
  ['integration.share', 0.0001, 0.9999],
  ['integration.risk', 0.01, 100],
  ['survey.responseRate', 0.0001, 0.9999],
  ['survey.naming', 0.0001, 0.9999],
  ['survey.background', 0.0001, 0.9999],
  ['survey.price', 0.0001, 0.9999],
  ['survey.closed', 0.0001, 0.9999],
  ['experiment.stalledWithinDays', 14, 365],
  ['experiment.wizardShare', 0.05, 0.95],
  ['experiment.recoveryDays', 1, 28],
  ['experiment.recovery.wizard', 0.0001, 0.9999],
  ['experiment.recovery.control', 0.0001, 0.9999],
  ['activation.days', 1, 28],
  ['mail.newsletterUnsubscribe', 0.0001, 0.9999],
  ['mail.sequenceUnsubscribe', 0.0001, 0.9999],
]

const ACMES: [string, number][] = [
  ['company.name', 60],
  ['company.short', 30],
  ['company.product', 120],
  ['people.owner.name', 32],
  ['people.analyst.role', 40],
  ['people.analyst.does', 120],
  ['keyResult.objective', 68],
  ['keyResult.metric', 60],
  ['keyResult.quarter', 30],
  ['seed', 30],
  ['plans.team.label', 30],
  ['tenure.1.label', 30],
]

/** Codes of a standard: those that are taken, those that are not, and what is said of these. */
const CODES: Record<string, { good: string[], bad: unknown[], says: string }> = {
  'company.currency': {
    good: ['USD', 'EUR', 'JPY', 'ILS', 'EGP', 'KWD'],
    bad: ['', 'usd', 'US$', '$', 'DOLLAR', 'XQQ', 8, null],
    says: 'write the three capital letters of an ISO 4217 currency',
  },
  'company.locale': {
    good: ['en-GB', 'de-DE', 'ja-JP', 'ar-EG', 'ar-EG-u-nu-latn', 'en'],
    bad: ['', 'x', 'English', 'en_GB', 'xx-XX', '../en', 'a'.repeat(36), 8, null],
    says: 'write a language tag of BCP 47',
  },
}

const DATES = ['start', 'research', 'planning', 'release', 'asOf', 'graded'].map(name => `calendar.${name}`)

describe('every field of the scenario', () => {
  it('is in one of the four lists here', () => {
    const leaves = (value: unknown, path: string): string[] => value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`))
      : [path]
    // One plan, one person, one band stand for all, and so does one state: their schemas are the same.
    const kind = (path: string): string => path
      .replace(/^plans\.\w+/, 'plans.*')
      .replace(/^people\.\w+/, 'people.*')
      .replace(/^tenure\.\d(?!\.to)/, 'tenure.*')
      .replace(/(finished|stalled)$/, '*')
    const listed = new Set([...NUMBERS.map(([path]) => path), ...ACMES.map(([path]) => path), ...DATES, ...Object.keys(CODES)].map(kind))
    expect(leaves(parseDocument(ACME).toJS(), '').map(kind).filter(path => !listed.has(path))).toEqual([])
  })

  it.each(NUMBERS)('%s: from %d to %d, and neither below, above, half-way out nor a word', (path, low, high) => {
    const own = new RegExp(`s\\.yaml:\\d+: ${path.replaceAll('.', '\\.')}: write `)
    for (const bad of [low - 0.00001, high + 1, -1, 1e300, Number.POSITIVE_INFINITY, Number.NaN, 'many', null, [], true]) {
      const { message, line } = tried(path, bad)
      expect(message, `${path} ${bad}`).toMatch(new RegExp(`s\\.yaml:${line}: ${path.replaceAll('.', '\\.')}: write .*\\d.* \\(${bad === null ? 'it is empty' : 'found '}`))
    }
    for (const good of [low, high])
      expect(tried(path, good).message, `${path} ${good}`).not.toMatch(own)
  })

  it.each(ACMES)('%s: one line of at most %d characters, with any mark that can be printed', (path, most) => {
    for (const good of ['x', 'x'.repeat(most), 'a "b" {{ c }} <d> | e\u00A0', 'Ünï 漢字 👩‍🚀'])
      expect(tried(path, good).message, JSON.stringify(good)).toBe('')
    for (const bad of ['', '   ', 'x'.repeat(most + 1), 'a\nb', 'a\tb', 'a\rb', 'a\u0000b', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\uD800b', 'a\uFFFFb', 'a\u202Eb', 8, null, [], {}]) {
      const { message, line } = tried(path, bad)
      expect(message, JSON.stringify(bad)).toMatch(new RegExp(`s\\.yaml:${line}: ${path.replaceAll('.', '\\.')}: write one line of 1 to ${most} characters`))
      expect(message.split('\n')).toHaveLength(1)
    }
  })

  it.each(Object.entries(CODES))('%s: a code that exists', (path, { good, bad, says }) => {
    for (const code of good)
      expect(tried(path, code).message, code).toBe('')
    for (const code of bad) {
      const { message, line } = tried(path, code)
      expect(message, String(code)).toContain(`s.yaml:${line}: ${path}: ${says}`)
      expect(message.split('\n')).toHaveLength(1)
    }
  })

  it.each(DATES)('%s: a date of this century that exists', (path) => {
    for (const bad of ['0001-01-01', '1999-12-31', '2100-01-01', '9999-01-01', '2026-02-30', '2026-2-3', '13 Feb 2026', 'tomorrow', 20260213, '', null]) {
      const { message, line } = tried(path, bad)
      expect(message, String(bad)).toContain(`s.yaml:${line}: ${path}: write a date as YYYY-MM-DD`)
    }
    for (const good of ['2000-01-01', '2099-12-31'])
      expect(tried(path, good).message).not.toContain('write a date as')
  })
})

describe('a key result of another measure', () => {
  const read = (name: string): string => readFileSync(`tests/scenarios/${name}.yaml`, 'utf8')
  const changed = (name: string, field: string, value: unknown): string => {
    const document = parseDocument(read(name))
    document.setIn(['keyResult', field], value)
    return parseFails(document.toString({ lineWidth: 0 }))
  }

  it.each([
    ['activation', 'baseline', 0.02, 0.95],
    ['activation', 'target', 0.03, 0.98],
    ['activation', 'churn', 0.005, 0.25],
    ['first-reply', 'baseline', 0.5, 40],
    ['first-reply', 'target', 0.1, 39],
  ])('%s: %s from %d to %d, in its own unit', (name, field, low, high) => {
    for (const bad of [low / 2, high * 1.1, '1', null, Number.NaN])
      expect(changed(name, field, bad), String(bad)).toContain(`keyResult.${field}: write a number from ${low} to ${high}`)
    for (const good of [low, high])
      expect(changed(name, field, good)).not.toContain('write a number from')
  })

  it.each([
    ['activation', 'target', 0.25, 'keyResult.target: the target is not above the baseline (activation is to rise)'],
    ['first-reply', 'target', 12, 'keyResult.target: the target is not below the baseline (reply time is to fall)'],
    ['first-reply', 'baseline', 11.05, 'write hours with at most tenths, such as 10.5'],
    ['activation', 'measure', 'retention', 'keyResult.measure: write churn, activation or first-reply; without this line it is churn'],
    ['activation', 'measure', 'churn', 'keyResult: "churn" is not known'],
  ])('%s: a wrong %s is refused with what to write', (name, field, value, message) => {
    expect(changed(name, field, value)).toContain(message)
  })

  it('refuses to make one up of too few', () => {
    const few = (name: string, from: string, to: string) => cannotGenerate(parseScenario(read(name).replace(from, to)))
    expect(few('activation', 'signupsPerDay: 20', 'signupsPerDay: 2')).toEqual([expect.objectContaining({ found: 'signupsPerDay: some 56 sign-ups in a window', fix: 'activation is made up of 60 or more' })])
    expect(few('first-reply', 'customers: 2600 ', 'customers: 200 ')).toEqual(expect.arrayContaining([expect.objectContaining({ found: 'company.customers: some 50 tickets in a window' })]))
  })
})

describe('fields that have to agree', () => {
  it.each([
    ['a sprint of ten years', 'calendar.asOf', '2036-02-15', 'calendar.asOf: 2036-02-15 is not the Friday of the fourth week (write 2026-02-13)'],
    ['a sprint that starts on a Tuesday', 'calendar.start', '2026-01-20', 'calendar.start: 2026-01-20 is no Monday (write 2026-01-19)'],
    ['a grading day years later', 'calendar.graded', '2036-04-01', 'calendar.graded: 2036-04-01 is more than a year after asOf (write 2027-02-14 or earlier)'],
    ['a graded window that has begun', 'calendar.graded', '2026-03-01', 'the graded window starts before asOf (write 2026-03-13 or later)'],
    ['research in another week', 'calendar.research', '2026-01-20', 'calendar.research: 2026-01-20 is not in week 2 (write a day from 2026-01-26 to 2026-01-28)'],
    ['research whose approval would be on a Saturday', 'calendar.research', '2026-01-29', 'calendar.research: 2026-01-29 is a Thursday: the refusal is on the next day, the approval on the one after (write a day from 2026-01-26 to 2026-01-28)'],
    ['planning with no day left for agents and release', 'calendar.planning', '2026-02-04', 'calendar.planning: 2026-02-04 is a Wednesday: the agents work on the next day, the release comes after (write a day from 2026-02-02 to 2026-02-03)'],
    ['planning on a Sunday', 'calendar.planning', '2026-02-01', 'calendar.planning: 2026-02-01 is not in week 3 (write a day from 2026-02-02 to 2026-02-03)'],
    ['a release on a Friday, with no day for the handover', 'calendar.release', '2026-02-06', 'calendar.release: 2026-02-06 is a Friday: two days after planning, and a day before the week ends (write a day from 2026-02-04 to 2026-02-05)'],
    ['a release on the day on which the agents work', 'calendar.release', '2026-02-03', 'calendar.release: 2026-02-03 is a Tuesday: two days after planning'],
    ['a release on a Saturday', 'calendar.release', '2026-02-07', 'calendar.release: 2026-02-07 is not in week 3 (write a day from 2026-02-04 to 2026-02-05)'],
    ['a day that no year has', 'calendar.release', '2026-02-29', 'calendar.release: write a date as YYYY-MM-DD: a day that exists'],
    ['a release too late for recovery', 'experiment.recoveryDays', 8, 'experiment.recoveryDays: recovery is not over before asOf (at most 7 days)'],
    ['an activation that nobody can have reached', 'activation.days', 8, 'activation.days: no sign-up since the release is old enough before asOf (at most 7 days)'],
    ['a percentage as people write it', 'keyResult.baseline', '6.4 %', 'keyResult.baseline: write a number from 0.005 to 0.25 (found "6.4 %": write 0.064)'],
    ['a decimal comma', 'signupsPerDay', '6,4', 'signupsPerDay: write a number from 0.01 to 2,000,000 (found "6,4": write 6.4)'],
    ['a decimal comma below one', 'keyResult.baseline', '0,064', '(found "0,064": write 0.064)'],
    ['a number and very many spaces', 'company.customers', `1${' '.repeat(90_000)}x`, 'company.customers: write'],
    ['commas between thousands', 'company.customers', '3,000,000', '(found "3,000,000": write 3000000)'],
    ['a number of words', 'company.customers', '5 or so', '(found "5 or so")'],
    ['a presenter of one word', 'presenter', 'Jane Doe', 'presenter: write its fields, a line each: name, firm, mail (found "Jane Doe")'],
    ['a brand of one colour', 'brand', { accent: '#305A41' }, 'brand.ink: write a colour as # and six hexadecimal digits, such as #00508A (it is missing)'],
    ['two plans of one name', 'plans.team.label', 'Starter', 'plans.team.label: the label is that of starter too (titles and charts tell plans apart by their labels)'],
    ['one person in two parts', 'people.analyst.name', 'Sarah', 'people.analyst.name: the name is the owner\'s too (the story is one of two people'],
    ['seats with the most first', 'plans.team.seats', [10, 1], 'plans.team.seats: 10 is more than 1 (write the least first)'],
    ['a baseline in hundredths of a percent', 'keyResult.baseline', 0.0325, 'keyResult.baseline: write at most tenths of a percent, such as 0.083 (found 0.0325)'],
  ])('%s is refused, with what to write', (_, path, value, message) => {
    expect(tried(path, value).message).toContain(message)
  })

  it('refuses to make up a dataset of few customers, or of more sign-ups than customers', () => {
    const [few, many] = [ACME.replace('customers: 5000 ', 'customers: 25 '), ACME.replace('signupsPerDay: 16.5', 'signupsPerDay: 800')].map(text => cannotGenerate(parseScenario(text)))
    expect(few).toEqual([
      expect.objectContaining({ found: 'company.customers: 25 are too few to make up a dataset', fix: 'write 50 or more; your own data may have fewer' }),
      expect.objectContaining({ found: 'signupsPerDay: some 1155 of 25 customers would have signed up before the baseline window' }),
    ])
    expect(many).toEqual([expect.objectContaining({ found: 'signupsPerDay: some 56000 of 5000 customers would have signed up before the baseline window', fix: 'at most 57.14 a day with so many customers and weeks' })])
  })

  it('refuses a baseline that so few customers cannot have', () => {
    expect(parseFails(ACME.replace('customers: 5000 ', 'customers: 501 ').replace('signupsPerDay: 16.5', 'signupsPerDay: 2').replace('baseline: 0.08 ', 'baseline: 0.081 ')))
      .toContain('keyResult.baseline: 41 of 501 customers are 8.2 % (write 0.082, or another number of customers)')
  })

  it('takes plans of any key, and refuses the name that the code gives the worst of them, one plan and seven', () => {
    const plan = { label: 'X', share: 0.0001, risk: 1, seats: [1, 2], seatPrice: 1 }
    expect(tried('plans.worst', plan).message).toMatch(/s\.yaml:\d+: plans\.worst: this name is taken/)
    expect(tried('plans.__proto__', plan).message).toMatch(/s\.yaml:\d+: /)
    expect(parseFails(ACME.replace('  business: {', '  Pro_2: {'))).toBe('')
    expect(parseFails(ACME.replace('  business: {', '  pro-2: {'))).toMatch(/s\.yaml:\d+: plans\.pro-2: a key is one word of at most 30 letters, digits and _/)
    expect(parseFails(ACME.replace(/^ {2}(?:team|business): .*\n/gm, ''))).toMatch(/s\.yaml:\d+: plans: write 2 to 6 plans/)
    expect(parseFails(ACME.replace('share: 0.52', 'share: 0.5196').replace('plans: ', `plans:\n${[1, 2, 3, 4].map(i => `  p${i}: { label: P, share: 0.0001, risk: 1, seats: [1, 2], seatPrice: 1 }`).join('\n')}\n`).replace(/^ +# share of customers.*$/m, ''))).toMatch(/plans: write 2 to 6 plans, .*; there are 7 plans/)
  })

  it('names a key that nobody knows, on its own line, and the one it may be', () => {
    const text = ACME.replace('promptHours', 'promtHours')
    const line = text.split('\n').findIndex(one => one.includes('promtHours')) + 1
    expect(parseFails(text)).toContain(`s.yaml:${line}: support: "promtHours" is not known (did you mean promptHours`)
  })
})

describe('yAML that is meant to do harm', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }).fill(`*${'abcdefgh'[i]}`).join(', ')}]`)].join('\n')
  it.each([
    ['an alias bomb', bomb, /^CliError: s\.yaml:1: anchor &a \(write the value where it is needed\)/],
    ['an alias of nothing', withName('owner', '*nobody'), /s\.yaml:15: alias \*nobody \(write the value where it is needed\)$/],
    ['an anchor inside itself', 'company: &c\n  name: *c\n', /s\.yaml:1: anchor &c[\s\S]*s\.yaml:2: alias \*c/],
    ['brackets 20,000 deep', `company:\n  name: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, /^CliError: s\.yaml:2: nested more than 10 deep/],
    ['brackets that never close', `company: ${'['.repeat(20_000)}`, /^CliError: s\.yaml:1: nested more than 10 deep/],
    ['keys 400 deep', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /^CliError: s\.yaml:1[01]: nested more than 10 deep/],
    ['dashes 5,000 deep', `company: 1\nx:\n  ${'- '.repeat(5000)}`, /^CliError: s\.yaml:3: nested more than 10 deep/],
    ['a megabyte', `# ${'x'.repeat(1_000_000)}`, /^CliError: s\.yaml:1: 1000002 characters \(at most 100000\)/],
    ['a tag of its own', withName('owner', '!!js/function "x"'), /^CliError: s\.yaml:15: Unresolved tag/],
    ['nothing', '', /^CliError: s\.yaml:1: scenario: /],
    ['two documents', `${ACME}\n---\nx: 1\n`, /^CliError: s\.yaml:\d+: /],
    ['a colon in words within braces', ACME.replace('label: Team', 'label: Team: the second'), /^CliError: s\.yaml:\d+: .* \(write words that hold a colon in quotes\)/],
    ['a quote that never closes', ACME.replace('name: Acme SaaS Corp', 'name: "Acme'), /^CliError: s\.yaml:\d+: .* \(what opens further up is not closed\)/],
    ['a key twice', ACME.replace('seed: acme-1', 'seed: acme-1\nseed: acme-2'), /^CliError: s\.yaml:\d+: Map keys must be unique/],
  ])('%s: file, line and cause, in no time', (_, text, message) => {
    const started = performance.now()
    expect(parseFails(text)).toMatch(message)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('a calendar anywhere in the century', () => {
  const moved = (start: string, research: number, planning: number, release: number): string => {
    const on = (days: number) => new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
    const days = { start: on(0), research: on(7 + research), planning: on(14 + planning), release: on(14 + release), asOf: on(25), graded: on(72) }
    return Object.entries(days).reduce((text, [name, day]) => text.replace(new RegExp(`^( {2}${name}: )\\S+`, 'm'), `$1${day}`), ACME)
  }
  const starts = ['2026-12-14', '2027-12-20', '2028-02-07', '2000-02-07', '2099-08-31']
  it.each(starts)('a sprint from %s is taken with every day that the recorded weeks can follow, and with no other', (start) => {
    for (const research of [-1, 0, 2, 3, 5]) {
      for (const planning of research === 2 ? [-1, 0, 1, 2] : [0]) {
        for (const release of research === 2 ? [1, 2, 3, 4, 5] : [3]) {
          const follows = research >= 0 && research <= 2 && planning >= 0 && planning <= 1 && release >= planning + 2 && release >= 2 && release <= 3
          expect([research, planning, release, parseFails(moved(start, research, planning, release)) === '']).toEqual([research, planning, release, follows])
        }
      }
    }
  })
})
