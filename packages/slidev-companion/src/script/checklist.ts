import type { Plan } from './plan'
import { counted } from '../counted'

export interface Room {
  /** Of the deck's canvas, as 16/9. */
  ratio: string
  /** How a moment of the talk is written. */
  clock: (minutes: number) => string
  /** What the deck asks for besides. */
  further?: readonly string[]
}

/** Returns the checklist for the room, as Markdown for one page. */
export function checklist({ minutes, played, backups }: Plan, { ratio, clock, further = [] }: Room): string {
  const questions = played.flatMap(step => step.questions).length
  const lines = [
    '**Offline:** network switched off, then `present` started and every slide shown once',
    '**Without this machine:** `site --single` on a stick, and the handout',
    `**Resolution:** the projector's own, in ${ratio} if it has that; browser at 100 %, full screen (\`f\`)`,
    '**Second screen:** extended, not mirrored; the deck there, the presenter\'s view here; one click leads both',
    '**Power:** charger in, saving of energy off, the screen does not go dark',
    '**Quiet:** messages, mail and updates off; other windows closed',
    '**Hand:** clicker tried from where you stand, and the arrow keys known',
    '**Sight:** the smallest words of a slide read from the last row; light away from the wall',
    '**Sound:** microphone tried; water there',
    `**Time:** timer at zero before the first slide; ${clock(0)} to ${clock(minutes)}, `
    + `${amount(minutes)} minutes planned`,
    `**Questions:** ${questions} expected; ${counted(backups.length, 'slide')} in reserve`,
    ...further,
  ]
  return lines.map(line => `- ☐ ${line}`).join('\n')
}

/** Returns minutes as they are read: 1, 0.5, 12.75. */
export function amount(minutes: number): string {
  return String(Math.round(minutes * 100) / 100)
}
