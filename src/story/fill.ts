import type { Plot } from './plot'

/** A word in at-signs that an input of the story leaves to the scenario. `@DATE@` is the morning script's own. */
const RE_WORD = /@([A-Z]+)@/g

/** Returns an input of the story with the names and days of its plot filled in; other words in at-signs stay. */
export function fillInput(text: string, plot: Plot): string {
  const words = wordsOf(plot)
  return text.replace(RE_WORD, (whole, name: string) => Object.hasOwn(words, name) ? words[name]! : whole)
}

// -- internal --

function wordsOf({ told, project, domain, quarter, research, driver }: Plot): Record<string, string> {
  const { company, people } = told
  return {
    COMPANY: company.name,
    SHORT: company.short,
    // Stands between quotes in a script.
    SENDER: company.short.replace(/["'\\$`<>]/g, ''),
    OWNER: people.owner.name,
    ANALYST: people.analyst.name,
    PROJECT: project,
    DOMAIN: domain,
    QUARTER: quarter === '' ? '' : `${quarter} `,
    RESEARCH: research,
    DRIVER: driver,
  }
}
