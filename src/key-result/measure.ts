/** What a key result may measure; the names are those of `keyResult.measure` in the scenario. */
export type MeasureKey = 'churn' | 'activation' | 'first-reply'

/** The words in which pages and charts speak of a measure, each ready for its place in a sentence. */
export interface MeasureWords {
  /** The measure in a word or two: "churn". */
  noun: string
  /** What is done to it on the way to the target: "reduce". */
  verb: string
  /** What a worse week is called: "higher". */
  worse: string
  /** What goes together with a bad value, as people call it: "churn driver". */
  factor: string
  /** What it goes together with: "leaving". */
  outcome: string
  /** How that was looked at. */
  compared: string
  /** What is wrong at the start, after the company's name. */
  problem: string
  /** Those who are counted below the line: "sign-ups". */
  units: string
  /** What is counted above the line, or what the middle one of is taken. */
  numerator: string
  denominator: string
  /** Who counts when, so that nobody can argue with it later. */
  counted: string
  /** The value in words, over an axis: "Activated sign-ups". */
  axis: string
  /** What the value is a share or a median of, below `axis`. */
  axisUnit: string
}

/** A lever: something that goes with the value and that a team can change before the value moves. */
export interface Lever {
  key: string
  label: string
  /** What was asked of the data, as a definition. */
  rule: string
}

/** What a measure needs to go through the frame: baseline, limits, plans, levers, arms, outlook. */
export interface Framed {
  /** The SQL files of artifacts/2-kpi, without `.sql`. */
  sql: Record<'periods' | 'plans' | 'levers' | 'arms', string>
  levers: readonly Lever[]
  arms: {
    /** The arm of the data that got the work, and its name on charts. */
    treated: string
    label: string
    /** What happened on release day, over its line. */
    released: string
    /** What is compared between the arms. */
    what: string
    /** The words over the axis of the comparison. */
    axis: string
    axisUnit: string
    /** Who is in an arm: "accounts". */
    units: string
  }
}

/** A measure that a key result can have. */
export interface Measure {
  key: MeasureKey
  /** Of its value, and of a difference between two values. */
  unit: 'percent' | 'hours'
  difference: 'points' | 'hours'
  /** True if more is better. */
  up: boolean
  /** How far the rows of the score are apart, in the measure's unit. */
  step: number
  words: MeasureWords
  /** Churn has a pack of its own instead: survival, cohorts, drivers by tenure. */
  framed?: Framed
}
