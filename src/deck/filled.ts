import type { Facts } from '../facts'
import { fillFacts } from '../facts'
import { chooseTitles } from './chosen-titles'
import { sayWhose } from './whose-recording'

/** Returns the text of a file of the deck as it is told: titles that hold, whose the recordings are, facts. */
export function filledText(text: string, facts: Facts, file: string): string {
  return fillFacts(sayWhose(chooseTitles(text, facts, { file }), facts), facts, { file })
}
