import type { SheetLine } from '../deck/sign-sheet'
import { FIELDS, linesOf, SIGNATURES, SIGNED } from '../deck/sign-sheet'

/** Returns the sheet that is signed as a Markdown table, with the day by which each line is filled in. */
export function signTable(isShort: boolean): string {
  return [
    '| The decision | By | Filled in |',
    '|---|---|---|',
    '| **How far:** week 1 only, or four weeks | Monday | |',
    ...rows(linesOf(FIELDS, isShort)),
    '| **Before any agent runs** | | **Name, date** |',
    ...rows(linesOf(SIGNED, isShort)),
    ...rows(SIGNATURES),
  ].join('\n')
}

// -- internal --

function rows(lines: readonly SheetLine[]): string[] {
  return lines.map(({ name, rest, monday }) => `| **${name}** ${rest} | ${monday ? 'Monday' : 'Friday'} | |`)
}
