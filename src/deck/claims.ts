import type { Problem } from '../errors'
import { figuresIn } from './figures'

/** A claim that the deck never makes, with a sentence that the rule catches and one that it rightly lets pass. */
export interface ClaimRule {
  id: string
  pattern: RegExp
  message: string
  catches: string
  passes: string
}

export const claimRules: ClaimRule[] = [
  {
    id: 'churn-moved',
    pattern: /\bchurn (?:has |have )?(?:fell|fallen|dropped|declined|improved|come down|gone down|is down|went down|came down)\b|\b(?:reduced|lowered|cut) churn (?:to|by)\b/gi,
    message: 'Churn cannot be graded before the grading day. Say what lies inside the limits, and when the verdict is due.',
    catches: 'Churn fell after the release.',
    passes: 'Acme wants to reduce churn; no evidence yet that churn moved.',
  },
  {
    id: 'money-saved',
    pattern: /\b(?:saved|saves|saving|savings|protects|protected)\b[^.\n]{0,40}(?:\$|\busd\b|\brevenue\b|\bARR\b|\bMRR\b)/gi,
    message: 'Churn × average revenue is not money saved. Name the revenue of the customers who really left.',
    catches: 'The wizard saved 40,000 USD of revenue.',
    passes: 'The customers who left paid this much a month.',
  },
  {
    id: 'drivers-summed',
    pattern: /\b(?:drivers|causes)\b(?:(?!\bnot\b|\bnever\b|\bcannot\b)[^.\n]){0,40}\b(?:together explain|explain together|add up to|sum to)\b|\bfixing (?:both|all three)\b[^.\n]{0,40}\b(?:saves|keeps|cuts)\b/gi,
    message: 'The drivers overlap. Show the overlap; never add them up.',
    catches: 'The three drivers together explain most of the losses.',
    passes: 'The three drivers overlap, so they do not add up to the whole.',
  },
  {
    id: 'self-selected',
    pattern: /\bwho (?:used|opened|tried)\b[^.\n]{0,80}\b(?:than|against|versus|compared with)\b[^.\n]{0,30}\bwho (?:did not|didn't|never)\b/gi,
    message: 'Users against non-users is no effect. Compare the random arms, with the interval of their difference.',
    catches: 'Accounts who used the wizard stay longer than accounts who did not.',
    passes: 'The wizard arm recovers more often than the control arm.',
  },
  {
    id: 'part-window',
    pattern: /\b(?:annuali[sz]ed|extrapolat\w+|run[ -]rate|at this pace|on track (?:for|to))\b/gi,
    message: 'A rate needs its whole window. Say how many days are still open.',
    catches: 'At this pace Acme reaches its target in March.',
    passes: 'The window is open until 31 March, so it has no rate yet.',
  },
  {
    id: 'survey-as-all',
    pattern: /(?:%|per cent|\}\}) of (?:all |our |the )?customers (?:say|said|told|report|name|named)\b/gi,
    message: 'The survey asked those who left. Give the response rate and who could answer.',
    catches: '40 % of customers said that setup was too hard.',
    passes: '40 % of those who answered the exit survey named setup.',
  },
  {
    id: 'agent-time',
    pattern: /\bagents?\b[^.\n]{0,40}\b(?:took|needed|finished in|in)\b[^.\n]{0,12}\b(?:seconds|minutes|hours)\b/gi,
    message: 'The agent is scripted, so there is no measurement of its time or cost. Say what was read, written and refused.',
    catches: 'The agents took 12 minutes.',
    passes: 'Three agents work at once, each on its own branch.',
  },
  {
    id: 'banned-word',
    pattern: /\b(?:autonomous(?:ly)?|seamless(?:ly)?|AI-powered|revolutionary|effortless(?:ly)?)\b/gi,
    message: 'An advertising word. Say what happens.',
    catches: 'A seamless flow from spec to merge.',
    passes: 'A flow from spec to merge, with two gates.',
  },
]

/** Returns every banned claim in a text, with its line; `line` is the number of the text's first line. */
export function bannedClaims(text: string, file: string, line = 1): Problem[] {
  return claimRules.flatMap(({ id, pattern, message }) => [...text.matchAll(pattern)].map(match => ({
    file,
    line: line + text.slice(0, match.index).split('\n').length - 1,
    found: `"${match[0].replace(/\s+/g, ' ')}" (${id})`,
    mend: message,
  })))
}

/** Returns every digit typed by hand that may be a figure about the company: such figures are facts. */
export function typedFigures(text: string, file: string): Problem[] {
  return figuresIn(text).map(({ text: figure, line }) => ({
    file,
    line,
    found: `the figure "${figure}" is typed by hand`,
    mend: 'quote a fact, such as {{ churn.baseline.rate }}; the keys are in artifacts/2-kpi/results.json',
  }))
}
