import type { Facts } from '../facts'
import type { Framed } from '../key-result'
import { measureIn } from '../key-result'

const RE_MEASURE = /^measure: \[([\w, -]+)\]$/

/** Returns whether a slide is told of the key result of the facts: all are, but those whose `measure:` is another. */
export function isOfMeasure(frontmatter: readonly string[], facts: Facts): boolean {
  const named = frontmatter.map(line => RE_MEASURE.exec(line)?.[1]).find(list => list !== undefined)
  return named === undefined || named.split(',').map(name => name.trim()).includes(measureIn(facts).key)
}

/** Returns the facts that are words about the measure, each ready for its place in a sentence. */
export function wordFacts(facts: Facts): Facts {
  const { words, framed } = measureIn(facts)
  const text = (value: string, what: string): Facts[string] => ({ value, unit: 'text', what, method: 'fixed' })
  const inTime = `within ${facts['kr.activationDays']?.value} days`
  return {
    'kr.noun': text(words.noun, 'what is measured, in a word or two'),
    'kr.verb': text(words.verb, 'what is done to it'),
    'kr.worse': text(words.worse, 'what a worse value is called'),
    'kr.factor': text(words.factor, 'what goes together with a bad value'),
    'kr.outcome': text(words.outcome, 'what it goes together with'),
    'kr.compared': text(words.compared, 'how that was looked at'),
    'kr.problem': text(words.problem, 'what is wrong at the start'),
    'kr.units': text(words.units, 'those who are counted'),
    'kr.numerator': text(words.numerator.replace('in time', inTime), 'what is counted above the line'),
    'kr.denominator': text(words.denominator, 'what is counted below it'),
    'kr.counted': text(words.counted, 'who counts when'),
    ...framed === undefined ? {} : framedWords(framed, facts),
  }
}

// -- internal --

function framedWords({ arms, levers }: Framed, facts: Facts): Facts {
  const text = (value: string, what: string): Facts[string] => ({ value, unit: 'text', what, method: 'fixed' })
  const ofLever = levers.flatMap(({ key, rule }, i): [string, Facts[string]][] => [
    [`kr.lever${i + 1}.rule`, text(rule, `what "${key}" means`)],
    ...['label', 'with', 'without', 'share'].map((part): [string, Facts[string]] =>
      [`kr.lever${i + 1}.${part}`, facts[`kr.lever.${key}.${part}`]!]),
  ])
  return {
    'kr.arms.what': text(arms.what, 'what is compared between the arms'),
    'kr.arms.units': text(arms.units, 'those who are in the arms'),
    ...Object.fromEntries(ofLever),
  }
}
