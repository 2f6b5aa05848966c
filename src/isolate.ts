/** Unicode's isolates: left to right, in the direction of the first letter, and the end of either. */
const LEFT_TO_RIGHT = '\u2066'
const OWN_DIRECTION = '\u2068'
const END = '\u2069'

const RIGHT_TO_LEFT = [
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u,
  /(?=\p{L})[\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u,
]
/** A number in the digits of an Arabic or a Persian locale, with its separators. */
const RE_NUMBER = /[\u0660-\u0669\u06F0-\u06F9][\u0660-\u0669\u066B\u066C\u06F0-\u06F9]*/g
const RE_SIGNS = /[\u2066-\u2069]/g
const RE_BEGIN = /[\u2066-\u2068]/
const RE_IN_QUOTES = /"[^"]*"|'[^']*'/g
const RE_TAG = /<[a-z][\w-]*\s/gi
const RE_HOLDS = /^(?:holds|otherwise): /

/**
 * Returns a name, a number or a date so that its letters and digits move nothing beside it: from right to left they
 * would pull a colon to the name's other side, and show 7.0–9.2 as 9.2–7.0. What has letters is read in their own
 * direction, digits alone from left to right; a text that needs neither is returned as it is.
 */
export function isolate(given: string): string {
  const text = withoutIsolates(given)
  if (RIGHT_TO_LEFT.some(letters => letters.test(text))) {
    // Names of its own direction within a sentence stay apart; one that does not end would reach beyond the text.
    const depths = depthsOf(given)
    if (depths.at(-1) !== 0 || Math.min(...depths) < 0)
      return OWN_DIRECTION + text + END
    return depths.slice(0, -1).every(depth => depth > 0) ? given : OWN_DIRECTION + given + END
  }
  // Each number by itself, too: between two of them even a dash would turn.
  const numbers = text.replace(RE_NUMBER, number => LEFT_TO_RIGHT + number + END)
  if (numbers === text)
    return given
  return isOne(numbers) ? numbers : LEFT_TO_RIGHT + numbers + END
}

/** Returns a text without the signs of isolates, which have no width. */
export function withoutIsolates(text: string): string {
  return text.replace(RE_SIGNS, '')
}

/** Returns how many signs of a text are seen. */
export function lengthOf(text: string): number {
  return [...withoutIsolates(text)].length
}

/** True if what follows a text is read by a program: the value of an attribute, or a condition of the deck. */
export function isForPrograms(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const tag = [...before.matchAll(RE_TAG)].at(-1)
  return RE_HOLDS.test(line) || (tag !== undefined && !before.slice(tag.index).replace(RE_IN_QUOTES, '').includes('>'))
}

// -- internal --

/** How many isolates are open behind each sign. */
function depthsOf(text: string): number[] {
  let depth = 0
  return [...text].map(sign => depth += sign === END ? -1 : RE_BEGIN.test(sign) ? 1 : 0)
}

/** True of a single number with nothing beside it. */
function isOne(numbers: string): boolean {
  return numbers.startsWith(LEFT_TO_RIGHT) && numbers.indexOf(END) === numbers.length - 1
}
