import type { Facts } from '../facts'
import type { ChoiceOptions } from './chosen-titles'
import type { LeftOut } from './left-out'
import { fillFacts } from '../facts'
import { chooseTitles } from './chosen-titles'
import { leaveOut, ofOwnMeasure } from './left-out'

export interface FilledOptions extends ChoiceOptions {
  /** What is left out, for want of a recording. */
  left?: LeftOut
}

/** Returns the text of a file of the deck as it is told: titles and notes that hold, nothing unrecorded, facts. */
export function filledText(text: string, facts: Facts, { file, other, left }: FilledOptions): string {
  const chosen = chooseTitles(ofOwnMeasure(text, facts), facts, { file, other })
  return fillFacts(leaveOut(chosen, facts, left), facts, { file })
}
