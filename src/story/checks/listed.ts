import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence, Shown, Spec } from '../evidence'
import { fieldValues } from '../../specs/frontmatter'
import { approvalThread } from '../../specs/thread'
import { approvalField, disagreement, headingOf, specsAt } from '../evidence'

type Check = (shown: Shown, specs: Spec[]) => Problem[]

const CHECKS: [RegExp, Check][] = [
  [/^chant list(?: --label \S+)?$/, listing],
  [/^chant show /, showing],
  [/^chant status --json$/, counts],
  [/^chant status --brief$/, brief],
  [/^chant export --format csv /, csv],
  [/^chant export --format json /, json],
]

/** Returns every line in which chant lists, shows, counts or exports specs otherwise than their files say. */
export function wronglyListed(evidence: Evidence): Problem[] {
  return evidence.shown.filter(({ settled }) => settled).flatMap((shown) => {
    const check = CHECKS.find(([command]) => command.test(shown.command))?.[1]
    return check === undefined ? [] : check(shown, asChantSees(evidence, shown.step))
  })
}

// -- internal --

/** While an agent's branch waits, chant reads the spec there. */
function asChantSees(evidence: Evidence, step: string): Spec[] {
  const branched = evidence.onBranch.get(step)
  return specsAt(evidence, step).map(spec => fieldValues(spec.text, 'status')[0] === 'in_progress'
    ? { ...spec, text: branched?.get(spec.id) ?? spec.text }
    : spec)
}

const MARKS: Record<string, string> = { completed: '●', pending: '○', failed: '✗', in_progress: '◐' }
const WAITS: Record<string, string> = { pending: 'needs approval', approved: 'approved', rejected: 'rejected' }
const RE_LISTED = /^(\S+) (\S+) (.+?)(?: \[([^\]]+)\])? 👤 \S+ ↩ \S+(?: 💬 (\d+))?(?: ✓ (\S+))?$/u

/** A line of `chant list` in words, without its age. */
function describe(id: string, mark: string, title: string, waits = '', turns = '', by = ''): string {
  return [id, mark, title, waits && `[${waits}]`, turns && `💬 ${turns}`, by && `✓ ${by}`].filter(Boolean).join(' ')
}

/** What `chant list` says of a repository that has no spec yet. */
const NONE = 'No specs. Create one with `chant add "description"`'

function listing(shown: Shown, specs: Spec[]): Problem[] {
  if (specs.length === 0 && shown.output.join('\n') === NONE)
    return []
  const label = /--label (\S+)/.exec(shown.command)?.[1]
  const wanted = specs.filter(({ text }) => label === undefined || fieldValues(text, 'labels').includes(label))
  const lines = new Map(wanted.map(spec => [spec.id, listedLine(spec)]))
  const wrong = shown.output.flatMap((line, i) => {
    const [, id = '', mark = '', title = '', waits, turns, by] = RE_LISTED.exec(line) ?? []
    const said = describe(id, mark, title, waits, turns, by)
    const should = lines.get(id)
    lines.delete(id)
    return said === should ? [] : [disagreement(shown, i, `its spec says "${should ?? 'nothing'}", not "${line}"`)]
  })
  return [...wrong, ...[...lines.keys()].map(id => disagreement(shown, undefined, `the spec ${id} is not listed`))]
}

function listedLine({ id, text }: Spec): string {
  const status = approvalField(text, 'status') ?? ''
  const turns = approvalThread(text).length
  const by = status === 'approved' ? approvalField(text, 'by') : undefined
  const mark = MARKS[fieldValues(text, 'status')[0]!] ?? '?'
  return describe(id, mark, headingOf(text), WAITS[status], turns > 0 ? String(turns) : '', by)
}

/** What `chant show` calls the fields of a spec. */
const SHOWN: [string, string][] = [
  ['Type', 'type'],
  ['Status', 'status'],
  ['Labels', 'labels'],
  ['Target Files', 'target_files'],
  ['Branch', 'branch'],
  ['Commits', 'commits'],
  ['Completed At', 'completed_at'],
  ['Model', 'model'],
  ['Informed By', 'informed_by'],
]

function showing(shown: Shown, specs: Spec[]): Problem[] {
  const spec = specs.find(({ id }) => shown.command === `chant show ${id}`)
  if (spec === undefined)
    return []
  const fields = new Map(SHOWN.map(([name, key]) => [name, fieldValues(spec.text, key).join(', ')]))
  fields.set('ID', spec.id)
  fields.set('Title', headingOf(spec.text))
  fields.set('Approval', fieldValues(spec.text, 'approval').join(', '))
  return shown.output.flatMap((line, i) => {
    const [, name = '', value = ''] = /^([A-Z][\w ]*): (.*)$/.exec(line) ?? []
    const should = fields.get(name)
    return should === undefined || bare(value) === should
      ? []
      : [disagreement(shown, i, `the spec has "${should}" as ${name}, not "${value}"`)]
  })
}

function bare(value: string): string {
  return value.replace(/^[[{](.*)[\]}]$/, '$1')
}

function statuses(specs: Spec[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const { text } of specs) {
    const status = fieldValues(text, 'status')[0]!
    counted.set(status, (counted.get(status) ?? 0) + 1)
  }
  return counted
}

function counts(shown: Shown, specs: Spec[]): Problem[] {
  const counted = statuses(specs)
  return ['completed', 'failed', 'in_progress', 'pending'].flatMap((name) => {
    const at = shown.output.findIndex(line => line.startsWith(`    "${name}": `))
    const should = counted.get(name) ?? 0
    return Number.parseInt(shown.output[at]?.split(': ')[1] ?? '', 10) === should
      ? []
      : [disagreement(shown, Math.max(at, 0), `${should} specs are ${name} by their files`)]
  })
}

function brief(shown: Shown, specs: Spec[]): Problem[] {
  const done = statuses(specs).get('completed') ?? 0
  return shown.output[0]?.includes(`: ${done} done`)
    ? []
    : [disagreement(shown, 0, `${done} specs are completed`)]
}

function csv(shown: Shown, specs: Spec[]): Problem[] {
  const names = shown.output[0]!.split(',')
  const wanted = specs.toSorted(byId).map(spec => names.map(name => `"""${valueOf(spec, name)}"""`).join(','))
  return [shown.output[0]!, ...wanted].flatMap((line, i) => shown.output[i] === line
    ? []
    : [disagreement(shown, i, `the specs say ${line} here`)])
}

function json(shown: Shown, specs: Spec[]): Problem[] {
  const names = /--fields (\S+)/.exec(shown.command)![1]!.split(',').sort()
  const wanted = specs.toSorted(byId).map(spec => Object.fromEntries(names.map(name =>
    [name, name === 'labels' ? fieldValues(spec.text, name) : valueOf(spec, name)])))
  return JSON.stringify(wanted, null, 2).split('\n').flatMap((line, i) => shown.output[i] === line
    ? []
    : [disagreement(shown, i, `the specs say ${line.trim()} here`)])
}

function valueOf({ id, text }: Spec, name: string): string {
  return name === 'id' ? id : fieldValues(text, name)[0] ?? ''
}

function byId(a: Spec, b: Spec): number {
  return a.id < b.id ? -1 : 1
}
