/** One turn of a spec's Approval Discussion. */
export interface Turn {
  by: string
  /** `YYYY-MM-DD HH:MM`, UTC. */
  at: string
  decision: 'approved' | 'rejected'
  /** The reason as typed; empty for an approval without words. */
  words: string
}

const RE_TURN = /^\*\*(.+?)\*\* - (\d{4}-\d{2}-\d{2} \d{2}:\d{2}) - (APPROVED|REJECTED)$/

/** Returns the decisions in the spec's `## Approval Discussion`, oldest first. */
export function approvalThread(spec: string): Turn[] {
  const start = spec.indexOf('## Approval Discussion')
  if (start < 0)
    return []
  const turns: Turn[] = []
  for (const line of spec.slice(start).split('\n').slice(1)) {
    if (line.startsWith('## '))
      break
    const [, by, at, decision] = line.match(RE_TURN) ?? []
    if (by && at && decision)
      turns.push({ by, at, decision: decision.toLowerCase() as Turn['decision'], words: '' })
    else if (turns.length > 0 && line.trim())
      turns.at(-1)!.words = `${turns.at(-1)!.words} ${line.trim()}`.trim()
  }
  return turns
}
