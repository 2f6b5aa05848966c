const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
/** Shares in words, and how much of the whole they are. */
const SHARES: [RegExp, number][] = [
  [/^(?:a |one )?half$/, 1 / 2],
  [/^(?:a |one )?(?:third|one-third)$/, 1 / 3],
  [/^two[ -]thirds$/, 2 / 3],
  [/^(?:a |one )?quarter$/, 1 / 4],
  [/^three[ -]quarters$/, 3 / 4],
  [/^(?:a |one )?fifth$/, 1 / 5],
]

/** Returns a whole number below a million in words: 412 is "four hundred and twelve". Others stay digits. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1_000_000)
    return String(value)
  if (value < 20)
    return SMALL[value]!
  if (value < 100)
    return joined(TENS[Math.floor(value / 10) - 2]!, value % 10, '-')
  if (value < 1000)
    return joined(`${SMALL[Math.floor(value / 100)]} hundred`, value % 100, ' and ')
  const rest = value % 1000
  return joined(`${numberInWords(Math.floor(value / 1000))} thousand`, rest, rest < 100 ? ' and ' : ' ')
}

/** Returns the value of a number in words, "four hundred and twelve" or "Nine"; undefined if it is none. */
export function valueOfWords(text: string): number | undefined {
  const words = text.toLowerCase().split(/[\s-]+/).filter(word => word !== 'and' && word !== 'a')
  let total = 0
  let part = 0
  for (const word of words) {
    const value = SMALL.includes(word) ? SMALL.indexOf(word) : (TENS.indexOf(word) + 2) * 10
    if (word === 'hundred')
      part = (part || 1) * 100
    else if (word === 'thousand')
      [total, part] = [total + (part || 1) * 1000, 0]
    else if (word === 'dozen')
      part = (part || 1) * 12
    else if (SMALL.includes(word) || TENS.includes(word))
      part += value
    else
      return undefined
  }
  return words.length > 0 ? total + part : undefined
}

/** Returns the part of a whole that words such as "a quarter" name. */
export function shareOfWords(text: string): number | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ')
  return SHARES.find(([pattern]) => pattern.test(words))?.[1]
}

const UNIT = `(?:${[...SMALL, ...TENS, 'hundred', 'thousand', 'dozen'].join('|')})`

/** Finds numbers in words; "one" alone is a pronoun more often than a number and is not found. */
export const RE_NUMBER_WORDS = new RegExp(
  `\\b(?:two|three)[ -](?:thirds|quarters)\\b|\\b(?:a|one)[ -](?:half|third|quarter|fifth)\\b|\\bhalf\\b`
  + `|\\b(?!one\\b(?![ -](?:hundred|thousand|dozen)))${UNIT}(?:(?:[ -]|\\sand\\s)${UNIT})*\\b`,
  'gi',
)

// -- internal --

function joined(high: string, rest: number, by: string): string {
  return rest === 0 ? high : `${high}${by}${numberInWords(rest)}`
}
