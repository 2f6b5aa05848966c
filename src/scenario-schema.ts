import { z } from 'zod'
import {
  address,
  colour,
  currency,
  date,
  fontName,
  key,
  line,
  locale,
  logoFile,
  mailAddress,
  number,
  tenthHours,
  tenths,
  whole,
  wordKey,
} from './bounds'

/** Stands in the key of a fact for the plan with the highest churn, so no plan may be called that. */
export const WORST = 'worst'

/** How many plans a chart has room for. */
const PLANS = { least: 2, most: 6 }

/** With fewer customers no rate says anything; with more, a made-up sample would stand for too many. */
export const CUSTOMERS = { least: 50, most: 50_000_000 }

/** Returns a field with what an editor says of it. */
function field<Type extends z.ZodType>(type: Type, description: string, ...examples: unknown[]): Type {
  return type.meta(examples.length > 0 ? { description, examples } : { description })
}

function share(description: string, example: number): z.ZodNumber {
  return field(number(0.0001, 0.9999), description, example)
}
function risk(who: string, example: number): z.ZodNumber {
  return field(number(0.01, 100), `how many times as likely ${who} is to leave`, example)
}

function perState(description: string, finished: number, stalled: number): z.ZodObject<{
  finished: z.ZodNumber
  stalled: z.ZodNumber
}> {
  return field(z.strictObject({
    finished: share(`${description}: accounts that finished onboarding in time`, finished),
    stalled: share(`${description}: accounts that did not`, stalled),
  }), description)
}

interface Band { label: string, to: number, share: number, risk: number, stalled: number }
function band(to: z.ZodType<number>): z.ZodType<Band> {
  return field(z.strictObject({
    label: field(line(30), 'the band in words', 'up to 90 days'),
    to: field(to, 'most days since sign-up', 90),
    share: share('share of the customers of the first day who are in this band', 0.25),
    risk: risk('a customer of this band', 1.2),
    stalled: share('share of them who did not finish onboarding in time', 0.34),
  }), 'customers of a time since sign-up')
}

/** Figures are formed in these bands of time since sign-up: see artifacts/2-kpi/load/views.sql. */
const edge = (days: number): z.ZodInt => whole(days, days, 'the queries form their groups there')

const seatCount = whole(1, 10_000)

const company = z.strictObject({
  name: field(line(60), 'the company in full', 'Harbour Ledger Ltd'),
  short: field(line(30), 'its short name, as sentences use it', 'Harbour'),
  product: field(line(120), 'what it sells, after "sells"', 'bookkeeping for small boatyards'),
  customers: field(
    whole(1, CUSTOMERS.most),
    `paying, active at the start of the baseline window; ${CUSTOMERS.least} or more to make up a dataset`,
    5000,
  ),
  currency: field(currency(), 'currency of all prices, its ISO 4217 code', 'USD', 'JPY'),
  locale: field(locale(), 'by whose customs numbers and dates are written, a BCP 47 tag', 'en-GB', 'de-DE'),
})

const person = z.strictObject({
  name: field(line(32), 'the name', 'Jane Doe'),
  role: field(line(40), 'the role, without an article', 'VP Product'),
  does: field(line(120), 'what the person does in the story, after the name', 'owns the key result'),
})

const calendar = z.strictObject({
  start: field(date(), 'first day of the sprint, a Monday', '2026-01-19'),
  research: field(date(), 'the research spec is written and approved, in week 2', '2026-01-28'),
  planning: field(date(), 'driver and members are written, in week 3', '2026-02-02'),
  release: field(date(), 'the work is live and the arms are split, in week 3', '2026-02-05'),
  asOf: field(date(), 'closing review, the Friday of week 4; data is known to the day before', '2026-02-13'),
  graded: field(date(), 'first day on which the key result can be graded', '2026-04-01'),
  frozenWeeks: field(whole(8, 52), 'weeks before the sprint on which the limits are frozen', 14),
  windowWeeks: field(whole(4, 4, 'queries and titles speak of 28 days'), 'length of a churn window in weeks', 4),
})

/** What a key result has whatever it measures. */
const told = {
  objective: field(line(68), 'the objective, one sentence', 'Customers stay because they reach value early'),
  metric: field(line(60), 'what is measured, as sentences say it', 'monthly logo churn'),
  quarter: field(line(30), 'the period of the key result', 'Q1 2026'),
}

/** Beside another key result customers leave as well. */
const churn = field(tenths(0.005, 0.25), 'share of the active customers lost in a window, no key result here', 0.03)

/** A key result by what it measures; without a word on that it is churn. */
const keyResult = z.discriminatedUnion('measure', [
  z.strictObject({
    ...told,
    measure: field(z.literal('churn'), 'the share of customers who leave', 'churn').optional(),
    baseline: field(tenths(0.005, 0.25), 'share of the active customers lost in a window, at the start', 0.08),
    target: field(tenths(0.001, 0.249), 'the share that the key result aims at, below the baseline', 0.05),
  }),
  z.strictObject({
    ...told,
    measure: field(z.literal('activation'), 'the share of sign-ups who finish in activation.days', 'activation'),
    baseline: field(tenths(0.02, 0.95), 'share of sign-ups activated in a window, at the start', 0.3),
    target: field(tenths(0.03, 0.98), 'the share that the key result aims at, above the baseline', 0.45),
    churn,
  }),
  z.strictObject({
    ...told,
    measure: field(z.literal('first-reply'), 'the median hours from a ticket to its first reply', 'first-reply'),
    baseline: field(tenthHours(0.5, 40), 'median hours in a window, at the start', 11),
    target: field(tenthHours(0.1, 39), 'the hours that the key result aims at, below the baseline', 6),
    churn,
  }),
], { error: 'write churn, activation or first-reply; without this line it is churn' })

const plan = field(z.strictObject({
  label: field(line(30), 'the plan in words', 'Starter'),
  share: share('share of the customers who are on this plan; all plans add up to 1', 0.52),
  risk: risk('a customer of this plan', 2.4),
  seats: field(
    z.tuple([seatCount, seatCount], { error: 'write the least and the most seats, such as [1, 10]' }),
    'seats of an account: the least, the most',
    [1, 10],
  ),
  seatPrice: field(number(0.01, 10_000_000), 'price of a seat a month, in the company\'s currency', 12, 9.99),
}), 'a plan that customers pay for')

const plans = z.record(wordKey(WORST), plan)
  .refine(isCount, {
    error: ({ input }) => {
      const found = `${Object.keys(input as object).length} plans`
      return `write ${PLANS.least} to ${PLANS.most} plans, so many have room in a chart; there are ${found}`
    },
  })
  .meta({
    description: `the plans by a key of your own: ${PLANS.least} to ${PLANS.most}`,
    minProperties: PLANS.least,
    maxProperties: PLANS.most,
  })

const onboarding = z.strictObject({
  days: field(whole(1, 28), 'days in which onboarding is finished in time; after them an account is stalled', 14),
  dailyFinish: field(number(0.01, 0.99), 'chance a day of finishing, among those who finish in time', 0.16),
  lateFinish: share('share of the stalled who finish later all the same', 0.35),
  risk: risk('a stalled account', 1.6),
})

const support = z.strictObject({
  lateAfterHours: field(whole(1, 168), 'hours after which an urgent ticket has waited too long', 24),
  urgentPer28Days: perState('urgent tickets an account opens in 28 days', 0.09, 0.26),
  lateShare: perState('share of urgent tickets answered late', 0.3, 0.55),
  promptHours: field(number(0.1, 168), 'median hours to the first reply to an urgent ticket that is not late', 4),
  risk: risk('an account whose urgent ticket waited too long', 1.7),
  otherPer28Days: share('other tickets an account opens in 28 days', 0.16),
  otherReplyHours: field(number(0.1, 168), 'median hours to the first reply to another ticket', 20),
})

const integration = z.strictObject({
  share: share('share of the customers who ask for a missing integration', 0.06),
  risk: risk('an account that asked for one', 1.5),
})

const survey = z.strictObject({
  responseRate: share('share of those who left who answer the survey', 0.38),
  naming: share('chance that someone whom a driver touched names it', 0.62),
  background: share('chance that someone whom it did not touch names it', 0.08),
  price: share('share who name the price', 0.24),
  closed: share('share who name the end of their own project', 0.15),
})

const experiment = z.strictObject({
  stalledWithinDays: field(whole(14, 365), 'only accounts signed up this recently are split into arms', 90),
  wizardShare: field(number(0.05, 0.95), 'share of them who get the wizard', 0.5),
  recoveryDays: field(whole(1, 28), 'days after the release in which finishing counts as recovered', 7),
  recovery: field(z.strictObject({
    wizard: share('chance of recovering with the wizard', 0.27),
    control: share('chance of recovering without it', 0.14),
  }), 'what is true of the two arms'),
})

const activation = z.strictObject({
  days: field(whole(1, 28), 'days after sign-up in which finishing onboarding counts as activated', 7),
})

const mail = z.strictObject({
  newsletterUnsubscribe: share('share of the newsletter\'s readers who unsubscribe by it', 0.0021),
  sequenceUnsubscribe: share('the same of the mails to the stalled', 0.004),
})

const brand = z.strictObject({
  accent: field(colour(), 'the colour of what is marked: lines, links, numbers of sections', '#00508A'),
  ink: field(colour(), 'the colour of words, near black', '#1A1A1A'),
  logo: field(logoFile(), 'a file of this project, SVG of plain shapes or PNG', 'brand/logo.svg').optional(),
  font: field(
    fontName(),
    'an installed package of @fontsource or @expo-google-fonts, or a font file in public/',
    '@fontsource/ibm-plex-sans',
    'public/fonts/Harbour.woff2',
  ).optional(),
  footer: field(line(50), 'words at the foot of every slide', 'Harbour, for internal use').optional(),
  guide: field(address(), 'where the guide can be read', 'https://guide.example.com/churn').optional(),
})

const presenter = z.strictObject({
  name: field(line(40), 'who presents', 'Jane Doe'),
  firm: field(line(40), 'for whom', 'Harbour Advisers').optional(),
  mail: field(mailAddress(), 'where to write to', 'jane.doe@example.com').optional(),
})

/** What a scenario file holds, each field within its bounds. */
export const SCHEMA = z.strictObject({
  company: field(company, 'the company'),
  people: z.record(key(), field(person, 'a person of the story'))
    .meta({ description: 'the people by their part in the story: owner and analyst, and others' }),
  calendar: field(calendar, 'the days of the story; every other day follows from them'),
  keyResult: field(keyResult, 'the key result'),
  presenter: field(presenter, 'who presents the deck; without it, slides say "the presenter"').optional(),
  brand: field(brand, 'how every output looks; without it, as this project does').optional(),
  seed: field(line(30), 'the same seed gives the same data; another may tell another story', 'harbour-1'),
  signupsPerDay: field(number(0.01, 2_000_000), 'sign-ups a day, on average', 16.5),
  plans,
  tenure: field(
    z.tuple([band(edge(90)), band(edge(365)), band(whole(366, 10_000))], { error: 'write three bands' }),
    'customers who had signed up before the first day of the data, by days since sign-up on that day',
  ),
  onboarding: field(onboarding, 'how onboarding goes'),
  support: field(support, 'how support works'),
  integration: field(integration, 'the missing integration'),
  survey: field(survey, 'what those who leave say'),
  experiment: field(experiment, 'what the release is tried on'),
  activation: field(activation, 'when a sign-up is activated'),
  mail: field(mail, 'the mailings'),
})

export type Scenario = z.infer<typeof SCHEMA>

/** Returns the schema for editors: JSON Schema, draft 7. */
export function schemaForEditors(): string {
  const schema = z.toJSONSchema(SCHEMA, { target: 'draft-7' })
  const title = 'scenario.yaml: the company whose story the deck tells'
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`
}

// -- internal --

function isCount(plans: object): boolean {
  const count = Object.keys(plans).length
  return count >= PLANS.least && count <= PLANS.most
}
