import { FIELDS, linesOf, SIGNED } from '../deck/sign-sheet'

/** Returns the sheet that is signed as a Markdown table: what is filled in, then what needs a name and a date. */
export function signTable(isShort: boolean): string {
  const fields = linesOf(FIELDS, isShort).map(({ name, rest }) => `| **${name}** ${rest} | | |`)
  const signed = linesOf(SIGNED, isShort)
    .map(({ name, rest, week1 }) => `| **${name}**: ${rest} | ${week1 ? 'week 1 already' : ''} | |`)
  return [
    '| The decision | Filled in | Signature, date |',
    '|---|---|---|',
    ...fields,
    '',
    '| Before any agent runs | Needed for | Name, date |',
    '|---|---|---|',
    ...signed,
  ].join('\n')
}
