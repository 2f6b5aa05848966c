import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Facts } from '../facts'

const RE_SENTENCE = /[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*(?:[.!?]|$)/gm
const RE_MEASURED = /(?<!\b(?:not|never|nobody|was not) )\bmeasured\b/i
const RE_FACT = /\{\{\s*([\w.]+)[^}]*\}\}/g
const RE_SLIDE = /^---\n(?:[\w-]+: .*\n)+---$/m
const RE_DISCLOSED = /\bput (?:(?:that|the|its) effect )?into the data|effect in it/

/**
 * Returns every sentence of a deck's file that calls a difference measured though its interval holds zero,
 * and every slide that calls a difference measured and does not say that the effect was put into the data.
 */
export function measuredProblems(text: string, file: string, facts: Facts): Problem[] {
  const slides = text.split(RE_SLIDE)
  return slides.flatMap((slide) => {
    const start = text.indexOf(slide)
    return [...slide.matchAll(RE_SENTENCE)]
      .filter(([sentence]) => RE_MEASURED.test(sentence))
      .flatMap(({ 0: sentence, index }) => {
        const line = text.slice(0, start + index).split('\n').length
        const differences = [...sentence.matchAll(RE_FACT)]
          .map(([, key]) => key!)
          .filter(key => facts[key]?.unit === 'points' || facts[`${key}.low`]?.unit === 'points')
        return [
          ...differences.filter(key => holdsZero(key, facts)).map(measuredZero),
          ...differences.slice(0, RE_DISCLOSED.test(slide) ? 0 : 1).map(undisclosed),
        ].map(problem => ({ file, line, ...problem }))
      })
  })
}

// -- internal --

function measuredZero(key: string) {
  return {
    found: `${key} is called measured, and its interval holds zero`,
    fix: 'say that the data do not tell it from no difference',
  }
}

function undisclosed(key: string) {
  return { found: `${key} is called measured`, fix: 'say on the slide that the effect was put into the data' }
}

/** `x.value` and `x` have the ends `x.low` and `x.high`. */
function holdsZero(key: string, facts: Facts): boolean {
  const parent = facts[`${key}.low`] ? key : key.slice(0, key.lastIndexOf('.'))
  const [low, high] = [facts[`${parent}.low`]?.value, facts[`${parent}.high`]?.value]
  return typeof low === 'number' && typeof high === 'number' && low <= 0 && high >= 0
}
