/**
 * figure: a number, a date or a name that a fact bears out. recorded: a line of a recording bears it out.
 * definition: it says what a word means or counts what it lists itself. source: a document bears it out.
 * judgement: somebody's, named. plain: nothing in it can be computed or looked up. code: it names or draws.
 */
export const KINDS = ['figure', 'recorded', 'definition', 'source', 'judgement', 'plain', 'code'] as const
export type Kind = typeof KINDS[number]
