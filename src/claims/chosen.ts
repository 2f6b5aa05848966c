/** Attributes of a component by which it picks what was recorded: no number in them is one that it says. */
const SELECTS = 'steps?|only|from|lines|at|matters|keep|columns|command|check|unheard|unheard-only'
const RE_SELECTING = new RegExp(`\\s(?:${SELECTS})="[^"]*"`, 'g')
const RE_TAG = /^<[A-Z]\w*/
/** The condition of a title, which every build judges: keys, numbers and signs, and nothing that is said. */
export const RE_CONDITION = /^holds:\s+(?=.*[<>=])([\w.\s*+<>=!-]+)$/

/** Returns the text without what needs no account: a component's name, what it selects by, a condition. */
export function withoutChosen(text: string): string {
  const blank = (part: string): string => part.replace(/\S/g, ' ')
  if (RE_CONDITION.test(text))
    return blank(text)
  return RE_TAG.test(text) ? text.replace(RE_TAG, blank).replace(RE_SELECTING, blank) : text
}
