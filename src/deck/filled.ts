import type { Facts } from '../facts'
import type { LeftOut } from './left-out'
import { fillFacts } from '../facts'
import { chooseTitles } from './chosen-titles'
import { leaveOut, ofOwnMeasure } from './left-out'

/** Returns the text of a file of the deck as it is told: titles that hold, nothing that was not recorded, facts. */
export function filledText(text: string, facts: Facts, file: string, left?: LeftOut): string {
  return fillFacts(leaveOut(chooseTitles(ofOwnMeasure(text, facts), facts, { file }), facts, left), facts, { file })
}
