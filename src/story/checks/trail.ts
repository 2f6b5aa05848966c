import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Turn } from '../../specs/thread'
import type { Evidence, Shown, Spec } from '../evidence'
import { approvalThread } from '../../specs/thread'
import { disagreement, headingOf, specsAt } from '../evidence'

/** Returns every line of `chant activity` that no commit and no thread bears out, and every decision it leaves out. */
export function wrongTrail(evidence: Evidence): Problem[] {
  return evidence.shown.filter(({ command }) => command.startsWith('chant activity')).flatMap((shown) => {
    const specs = specsAt(evidence, shown.step)
    const entries = shown.output.map(readEntry)
    return [
      ...entries.flatMap((entry, i) => {
        const found = entry === undefined ? 'this is no entry of a trail' : wrongEntry(entry, specs, evidence)
        return found === undefined ? [] : [disagreement(shown, i, found)]
      }),
      ...missing(shown, entries.filter(entry => entry !== undefined), specs),
    ]
  })
}

// -- internal --

interface ActivityEntry { minute: string, who: string, action: string, spec: string, text: string }

const RE_ENTRY = /^(\d{4}-\d\d-\d\d \d\d:\d\d) {2}(.+?) +(CREATED|WORKED|COMPLETED|APPROVED|REJECTED) +(\S+) +(.+)$/
const RE_DECISION = /^(?:APPROVED|REJECTED)$/
const RE_SUBJECT = /^chant\([^)]*\): /

function readEntry(line: string): ActivityEntry | undefined {
  const [, minute, who, action, spec, text] = RE_ENTRY.exec(line) ?? []
  return text === undefined ? undefined : { minute: minute!, who: who!, action: action!, spec: spec!, text }
}

function wrongEntry(entry: ActivityEntry, specs: Spec[], evidence: Evidence): string | undefined {
  const named = specs.filter(({ id }) => id.slice(11).startsWith(entry.spec))
  const at = `${entry.minute.replace(' ', 'T')}:`
  const commits = [...evidence.history.values()].filter(one => one.at.startsWith(at) && one.author === entry.who)
  const subjects = commits.map(({ subject }) => subject.replace(RE_SUBJECT, ''))
  const texts = [...named.map(({ text }) => headingOf(text)), ...subjects]
  if (named.length === 0)
    return `there is no spec ${entry.spec}`
  if (!texts.some(text => text.startsWith(entry.text.replace(/\.{3}$/, ''))))
    return `no spec and no commit of that minute is called "${entry.text}"`
  if (RE_DECISION.test(entry.action)) {
    const turn = named.flatMap(turnsOf).some(one => isEntryOf(entry, one))
    return turn ? undefined : 'no thread has this turn'
  }
  return commits.length > 0 ? undefined : `${entry.who} made no commit in that minute`
}

function turnsOf({ text }: Spec): Turn[] {
  return approvalThread(text)
}

function isEntryOf({ minute, who, action }: ActivityEntry, { at, by, decision }: Turn): boolean {
  return minute === at && who.toLowerCase() === by.toLowerCase() && action.toLowerCase() === decision
}

/** Decisions since the oldest entry. */
function missing(shown: Shown, entries: ActivityEntry[], specs: Spec[]): Problem[] {
  const since = entries.at(-1)?.minute ?? ''
  return specs.flatMap((spec) => {
    const own = entries.filter(entry => spec.id.slice(11).startsWith(entry.spec))
    const left = turnsOf(spec).filter(turn => turn.at >= since && !own.some(entry => isEntryOf(entry, turn)))
    return left.map(({ at, decision }) =>
      disagreement(shown, undefined, `${spec.id} was ${decision} at ${at}; the trail lacks it`))
  })
}
