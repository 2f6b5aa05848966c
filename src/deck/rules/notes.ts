import { OTHERWISE } from '../chosen-note'
import { slideRule } from './rule'

const FRACTIONS: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
const RE_OPENING = /^\*\*(\d*)([¼½¾]?) min, for [^*]+\.?\*\*/

/** Returns the minutes that a note opens with, such as `**1½ min, for the VP.**`. */
export function minutesInNote(note: string): number | undefined {
  const match = RE_OPENING.exec(note.trim())
  return match === null || match[1]! + match[2]! === ''
    ? undefined
    : Number(match[1] || 0) + (FRACTIONS[match[2]!] ?? 0)
}

/** Returns minutes as a note opens with them: 1½, ¾, 10. */
export function minutesAsWritten(minutes: number): string {
  const whole = Math.floor(minutes)
  const fraction = Object.keys(FRACTIONS).find(sign => FRACTIONS[sign] === minutes - whole)
  return fraction === undefined ? String(minutes) : `${whole || ''}${fraction}`
}

export const notes = slideRule(
  'notes',
  'Notes open with the minutes of the slide and the person addressed: **1½ min, for the VP.**',
  ({ note, minutes }) => {
    if (note.trim() === '')
      return [['no notes', 'write what is said, who it is for, and the bridge']]
    // Where a slide's claim has another case, one of the two notes was chosen before.
    if (note.split('\n').includes(OTHERWISE))
      return [['the note has words for another case, and the slide has none', 'write holds: and otherwise:']]
    const said = minutesInNote(note)
    if (minutes === 0)
      return []
    return said === minutes
      ? []
      : [
          [
            `notes open with ${said === undefined ? 'no minutes' : `${said} minutes`}, the slide has ${minutes}`,
            `open with **${minutesAsWritten(minutes ?? 1.5)} min, ${personIn(note)}.**`,
          ],
        ]
  },
)

// -- internal --

/** Whom a note addresses, as it says: only its minutes may be wrong. */
function personIn(note: string): string {
  return /^\*\*[^,*]*, (for [^*]+?)\.?\*\*/.exec(note.trim())?.[1] ?? 'for the VP'
}
