/** A run of text with the 1-based line on which it begins. */
export interface Run { text: string, line: number }

const RE_END = /[.!?][)"'”’*_`]*\s+(?=[\p{Lu}"“'‘*_`([{<\d])/gu
/** An abbreviation, or the number of a list's item. */
const RE_SHORT = /\b(?:e\.g|i\.e|vs|cf|No|St|Mr|Ms|Dr|approx|\p{Lu})\.\s+$|(?:^|\n)\s*\d+[.)]\s+$/u

/** Returns the sentences of some lines that belong together, each with the line on which it begins. */
export function sentencesOf(lines: readonly Run[]): Run[] {
  const text = lines.map(line => line.text).join('\n')
  const cuts = [...text.matchAll(RE_END)]
    .map(match => match.index + match[0].length)
    .filter(at => !RE_SHORT.test(text.slice(0, at)) && !isInBraces(text, at))
  return [0, ...cuts].map((start, i) => {
    const breaks = text.slice(0, start).split('\n').length - 1
    return { text: text.slice(start, cuts[i]).trim(), line: lines[breaks]?.line ?? lines[0]!.line }
  }).filter(run => run.text !== '')
}

// -- internal --

function isInBraces(text: string, at: number): boolean {
  return text.lastIndexOf('{{', at) > text.lastIndexOf('}}', at)
}
