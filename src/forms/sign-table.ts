import type { SheetLine } from '../deck/sign-sheet'
import { FIELDS, linesOf, SIGNED } from '../deck/sign-sheet'

/** Returns the sheet that is signed as a Markdown table, with what week 1 alone needs, and room to sign at its end. */
export function signTable(isShort: boolean): string {
  return [
    '| The decision | Week 1 | Filled in |',
    '|---|---|---|',
    '| **How far:** week 1 only, or four weeks | needed | |',
    ...rows(linesOf(FIELDS, isShort)),
    '| **Before any agent runs** | | **Name, date** |',
    ...rows(linesOf(SIGNED, isShort)),
    '| **Signed for the company** | needed | |',
    '| **Signed by the adviser** | needed | |',
  ].join('\n')
}

// -- internal --

function rows(lines: readonly SheetLine[]): string[] {
  return lines.map(({ name, rest, week1 }) => `| **${name}** ${rest} | ${week1 ? 'needed' : ''} | |`)
}
