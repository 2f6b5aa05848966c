import type { Problem } from '../../packages/slidev-companion/src/errors'

/** A place in a text where a rule finds what it forbids. */
export interface Claim { index: number, words: string }

/** A claim that nothing of ours makes, with a sentence that the rule catches and one that it rightly lets pass. */
export interface ClaimRule {
  id: string
  find: (text: string) => Claim[]
  message: string
  catches: string
  passes: string
}

/** Words before a claim, in its sentence, that take it back: "nobody can say that churn fell". */
const RE_DENIED = /\b(?:nobody|no one|not|never|cannot|can't|whether|if|without|no evidence)\b[^.!?\n]*$/i

function words(pattern: RegExp): ClaimRule['find'] {
  return text => [...text.matchAll(pattern)].map(match => ({ index: match.index, words: match[0] }))
}

/** The same for what may be said when it is denied. */
function claimed(pattern: RegExp): ClaimRule['find'] {
  return text => words(pattern)(text).filter(({ index }) => !RE_DENIED.test(text.slice(0, index)))
}

export const claimRules: ClaimRule[] = [
  {
    id: 'churn-moved',
    find: claimed(
      /\bchurn (?:(?:has|have|is|was|already) )*(?:fell|fallen|falling|dropped|dropping|declined|declining|decreased|improved|improving|come down|gone down|down|went down|came down|lower)\b|\b(?:reduced|lowered|cut) churn (?:to|by)\b/gi,
    ),
    message:
      'Churn cannot be graded before the grading day. Say what lies inside the limits, and when the verdict is due.',
    catches: 'Churn fell after the release.',
    passes: 'The firm wants to reduce churn; nobody can say that churn fell.',
  },
  {
    id: 'cause-of-churn',
    find: claimed(
      /\b(?:wizard|agents?|chant|sequence|triage|pieces?)\b[^.\n]{0,20}\b(?:reduces?|reduced|lowers?|lowered|cuts?|halves?)\b[^.\n]{0,12}\bchurn\b/gi,
    ),
    message: 'What was built may bring people to finish onboarding; whether fewer leave, only the grading day can say.',
    catches: 'The wizard reduces churn.',
    passes: 'Nobody knows yet whether the wizard reduces churn.',
  },
  {
    id: 'gate-too-strong',
    find: claimed(/\bchant (?:blocks|prevents|stops|catches) (?:every|all|any)\b[^.\n]{0,40}\bmerges?\b/gi),
    message:
      'chant refuses in its own merge command; git itself asks nobody. Name the command, and the server\'s protection.',
    catches: 'chant blocks every unapproved merge.',
    passes: 'chant merge refuses what no named person has approved; git merge does not ask.',
  },
  {
    id: 'unforgeable',
    find: words(/\bapprovals?\b[^.?\n]{0,20}\b(?:cannot|can't|can never) be (?:forged|faked|falsified)\b/gi),
    message: 'An approval is a name that somebody typed. Say what proves it besides.',
    catches: 'An approval cannot be forged.',
    passes: 'Asked "can an approval be forged?" Yes, by whoever may write.',
  },
  {
    id: 'nothing-leaves',
    find: words(/\bnothing (?:ever )?leaves (?:the|your|our) (?:building|house|network|company|premises)\b/gi),
    message: 'The model\'s provider gets what the agent reads. Say what is in the checkout.',
    catches: 'Nothing leaves the building.',
    passes: 'What the agent reads goes to the provider of its model.',
  },
  {
    id: 'other-company',
    find: words(/\bApex\b/g),
    message: 'The company of this story has one name: quote company.name.',
    catches: 'Apex loses customers.',
    passes: 'The firm loses customers.',
  },
  {
    id: 'money-saved',
    find: words(
      /\b(?:saved|saves|saving|savings|protects|protected|recovers|recovered|rescued)\b[^.\n]{0,40}(?:\$(?!\()|\busd\b|\brevenue\b|\bARR\b|\bMRR\b)/gi,
    ),
    message: 'Churn × average revenue is not money saved. Name the revenue of the customers who really left.',
    catches: 'The wizard saved 40,000 USD of revenue.',
    passes: 'The customers who left paid this much a month.',
  },
  {
    id: 'drivers-summed',
    find: words(
      /\b(?:drivers|causes)\b(?:(?!\bnot\b|\bnever\b|\bcannot\b)[^.\n]){0,40}\b(?:together explain|explain together|add up to|sum to)\b|\bfixing (?:both|all three)\b[^.\n]{0,40}\b(?:saves|keeps|cuts)\b/gi,
    ),
    message: 'The drivers overlap. Show the overlap; never add them up.',
    catches: 'The three drivers together explain most of the losses.',
    passes: 'The three drivers overlap, so they do not add up to the whole.',
  },
  {
    id: 'self-selected',
    find: words(
      /\bwho (?:used|opened|tried)\b[^.\n]{0,80}\b(?:than|against|versus|compared with)\b[^.\n]{0,30}\bwho (?:did not|didn't|never)\b/gi,
    ),
    message: 'Users against non-users is no effect. Compare the random arms, with the interval of their difference.',
    catches: 'Accounts who used the wizard stay longer than accounts who did not.',
    passes: 'The wizard arm recovers more often than the control arm.',
  },
  {
    id: 'part-window',
    find: words(/\b(?:annuali[sz]ed|extrapolat\w+|run[ -]rate|at this pace|on track (?:for|to))\b/gi),
    message: 'A rate needs its whole window. Say how many days are still open.',
    catches: 'At this pace the firm reaches its target in March.',
    passes: 'The window is open until 31 March, so it has no rate yet.',
  },
  {
    id: 'week-scaled',
    find: words(
      /\b(?:a|per|each) week\b[^.\n]{0,40}\b(?:makes|means|is|equals|comes to|amounts to|or some)\b[^.\n]{0,30}\b(?:a|per|each) month\b|\bweekly (?:rate|churn|loss(?:es)?)\b[^.\n]{0,30}(?:×|\btimes) ?(?:4|four)\b/gi,
    ),
    message: 'A week is not a quarter of a window: who joins later counts too. Show weekly losses on their own chart.',
    catches: 'Losing 2 % a week means 8 % a month.',
    passes: 'Weekly losses are watched per 1,000 at risk; the rate has its own window of 28 days.',
  },
  {
    id: 'parts-do-not-sum',
    find: unsummedParts,
    message: 'Parts add up as shown. Count again, or round the shares so that they sum.',
    catches: '| Plan | Lost |\n|---|---:|\n| Small | 271 |\n| Large | 94 |\n| all | 366 |',
    passes: '| Plan | Lost |\n|---|---:|\n| Small | 271 |\n| Large | 94 |\n| all | 365 |',
  },
  {
    id: 'survey-as-all',
    find: words(/(?:%|per cent|\}\}) of (?:all |our |the )?customers (?:say|said|told|report|name|named)\b/gi),
    message: 'The survey asked those who left. Give the response rate and who could answer.',
    catches: '40 % of customers said that setup was too hard.',
    passes: '40 % of those who answered the exit survey named setup.',
  },
  {
    id: 'agent-time',
    find: words(/\bagents?\b[^.\n]{0,40}\b(?:took|needed|finished in|in)\b[^.\n]{0,12}\b(?:seconds|minutes|hours)\b/gi),
    message:
      'The agent is scripted, so there is no measurement of its time or cost. Say what was read, written and refused.',
    catches: 'The agents took 12 minutes.',
    passes: 'Three agents work at once, each on its own branch.',
  },
  {
    id: 'agent-cost',
    find: words(
      /\bagents?\b[^.\n]{0,40}\b(?:costs?|paid|cheaper|faster|saved?|saves|spent)\b[^.\n]{0,30}(?:\$|\busd\b|\bcents?\b|\bhours\b|\bdays\b|\bthan (?:a person|people|an engineer|engineers)\b)/gi,
    ),
    message: 'Nobody measured what an agent costs: its replay is free and scripted. Say what was read and written.',
    catches: 'The agents saved 40 hours.',
    passes: 'The agent read four digests and wrote one page; what it costs was not measured.',
  },
  {
    id: 'banned-word',
    find: words(/\b(?:autonomous(?:ly)?|seamless(?:ly)?|AI-powered|revolutionary|effortless(?:ly)?)\b/gi),
    message: 'An advertising word. Say what happens.',
    catches: 'A seamless flow from spec to merge.',
    passes: 'A flow from spec to merge, with two gates.',
  },
]

/** Returns every banned claim in a text, with its line. */
export function bannedClaims(text: string, file: string): Problem[] {
  return claimRules.flatMap(({ id, find, message }) => find(text).map(({ index, words }) => ({
    file,
    line: text.slice(0, index).split('\n').length,
    found: `"${words.replace(/\s+/g, ' ')}" (${id})`,
    fix: message,
  })))
}

// -- internal --

const RE_TABLE = /^\|[^\n]*\|\n\|[\s|:-]+\|\n(?:\|[^\n]*\|(?:\n|$))+/gm
const RE_ALL = /^\**(?:all|in all|total|sum|together)\**$/i
const RE_COUNT = /^\**\d[\d,]*\**$/

/** Returns the cells of a Markdown table's last row "all" that are not the sum of the counts above them. */
function unsummedParts(text: string): Claim[] {
  return [...text.matchAll(RE_TABLE)].flatMap(({ 0: table, index }) => {
    const lines = table.trimEnd().split('\n')
    const rows = lines.slice(2).map(line => line.slice(1, -1).split('|').map(cell => cell.trim()))
    const all = rows.pop()!
    if (!RE_ALL.test(all[0]!) || rows.length < 2)
      return []
    const last = index + table.lastIndexOf(lines.at(-1)!)
    return all.flatMap((cell, column) => {
      const parts = rows.map(row => row[column] ?? '')
      if (![cell, ...parts].every(one => RE_COUNT.test(one)))
        return []
      const sum = parts.reduce((total, part) => total + count(part), 0)
      return sum === count(cell) ? [] : [{ index: last, words: `${cell} for parts that sum to ${sum}` }]
    })
  })
}

function count(cell: string): number {
  return Number(cell.replace(/[*,]/g, ''))
}
