import type { Archived } from '../../src/effects/story/frozen'
import type { Recording } from '../../src/effects/story/recording'
import { beforeAll, describe, expect, it } from 'vitest'
import { readArchived, recordingProblems } from '../../src/effects/story/frozen'
import { PROVENANCE, readRecording, sha256 } from '../../src/effects/story/recording'
import { root } from '../deck/own-deck'

const recording = readRecording(root)
const T = '4-transcripts'
/** Names of the recording, whatever they are: who wrote the fourth digest, and who set the project up. */
const commits = JSON.parse(recording.get(`${T}/commits.json`)!) as { hash: string, author: string }[]
const DIGEST = /^[0-9a-f]{7}/m.exec(recording.get(`${T}/fourth-digest.trycmd`)!)![0]
const ANALYST = commits.find(({ hash }) => hash === DIGEST)!.author
const OWNER = commits.find(({ author }) => author !== ANALYST)!.author
const W = '3-workspace'
const SPECS = `${W}/.chant/specs`

/** An edit of one file whose hash is changed with it. */
type Edit = [what: string, file: string, from: RegExp, to: string]

/** Found by other parts of the recording even if the copy in the bundle was forged as well. */
const CAUGHT_BY_OBJECTS: Edit[] = [
  ['a value in a file that is shown', `${T}/report-2026-02-13.trycmd`, /95% interval \d/, '95% interval 9'],
  ['a value in findings that git shows', `${T}/research-show.trycmd`, /400 of 5,000/, '401 of 5,000'],
  ['an exit code', `${T}/merge-refused.trycmd`, /^\? 1$/m, '? 2'],
  ['an exit code taken away', `${T}/rework-refused.trycmd`, /^\? 1\n/m, ''],
  ['the line that says what failed', `${T}/send-early.trycmd`, /^No churn report this morning.*$/m, 'All is well:'],
  ['a commit hash in a log', `${T}/digests-committed.trycmd`, /^[0-9a-f]{7}(?= 2026)/m, 'abcdef0'],
  ['a commit that an agent reports', `${T}/research-work.trycmd`, /(?<=^Commit: )[0-9a-f]{7}/m, 'abcdef0'],
  ['another commit that is there', `${T}/rework.trycmd`, /(?<=^Commit: )[0-9a-f]{7}/m, commits[0]!.hash],
  ['a spec id that is nowhere', `${T}/merge-refused.trycmd`, /2026-01-28-001-xyz/, '2026-01-28-002-xyz'],
  ['an author in a log', `${T}/fourth-digest.trycmd`, new RegExp(`${ANALYST}(?=:)`), OWNER],
  ['who approved', `${T}/approve.trycmd`, /approved by .+/, `approved by ${ANALYST.toLowerCase()}`],
  ['a decision', `${T}/reject.trycmd`, /rejected(?= by \w.*:)/u, 'approved'],
  ['a reason', `${T}/reject.trycmd`, /counted twice(?=, and old customers are mixed with new\. Split[^"]*$)/m, 'counted once'],
  ['the state of a spec in a list', `${T}/after-parallel.trycmd`, /\[needs approval\]/, '[approved]'],
  ['the mark of a failed spec', `${T}/crash.trycmd`, /✗(?= Write to)/, '●'],
  ['a spec that is left out of a list', `${T}/status.trycmd`, /^2026-02-10-001-rpt .*\n/m, ''],
  ['a count of specs', `${T}/status.trycmd`, /"completed": 11/, '"completed": 12'],
  ['a field of a spec that is shown', `${T}/research-show.trycmd`, /^Status: completed$/m, 'Status: pending'],
  ['a time in an export', `${T}/export.trycmd`, /2026-02-03T09:24/, '2026-02-03T09:14'],
  ['the time of a decision in the trail', `${T}/activity-week2.trycmd`, /2026-01-29 09:30/, '2026-01-29 09:20'],
  ['a decision left out of the trail', `${T}/activity-week2.trycmd`, /^.*REJECTED.*\n/m, ''],
  ['a name in the trail', `${T}/activity-daily.trycmd`, new RegExp(`${ANALYST} +COMPLETED`), `${OWNER.padEnd(13)}COMPLETED`],
  ['a merge that never was', `${T}/merge-members.trycmd`, /Successfully merged \S+wizard/, 'Successfully merged 2026-02-13-001-rpt'],
  ['a sum of merges', `${T}/merge-members.trycmd`, /Specs merged: 3/, 'Specs merged: 4'],
  ['a count above a list', `${T}/merge-refused-members.trycmd`, /✗ 3 spec/, '✗ 2 spec'],
  ['a count of commits', `${T}/plan-work.trycmd`, /Found 3 commit\(s\) on branch/, 'Found 5 commit(s) on branch'],
  ['a branch', `${T}/after-parallel.trycmd`, /^ {2}chant\/.*\n/m, ''],
  ['a changed file', `${T}/after-parallel.trycmd`, /^ M .*\n/m, ''],
  ['the size of a commit', `${T}/approve-members.trycmd`, /26 insertions/, '62 insertions'],
  ['a line of a difference', `${T}/reopen.trycmd`, /^\+status: pending$/m, '+status: approved'],
  ['a turn of a thread that is shown', `${T}/server-accepts.trycmd`, /11:00 - REJECTED/, '11:00 - APPROVED'],
  ['a field of an approval', `${T}/late-commit.trycmd`, /^ {2}status: approved$/m, '  status: rejected'],
  ['a line of code that is found', `${T}/late-commit.trycmd`, /urgent: 48,/, 'urgent: 24,'],
  ['a folder', `${T}/driver-done.trycmd`, /^support-triage$/m, 'support-bot'],
  ['a date that had not come', `${T}/send-2026-02-11.trycmd`, /messages of 2026-02-11/, 'messages of 2026-03-11'],
  ['a command', `${T}/merge-refused.trycmd`, /--yes$/m, '--yes --force'],
  ['a step\'s time', `${T}/steps.json`, /2026-01-29T09:30/, '2026-01-29T08:30'],
  ['a commit in the list of commits', `${T}/commits.json`, new RegExp(`"author": "${ANALYST}"`), `"author": "${OWNER}"`],
  ['a fact of the story', `${T}/facts.json`, /(?<="value": )\d+/, '77'],
]

/** Nothing else in the recording says it: the copy in the bundle does. */
const CAUGHT_BY_COPY: Edit[] = [
  ['an age in a list', `${T}/approve.trycmd`, /↩ now/, '↩ 2d'],
  ['a line of chant\'s own words', `${T}/parallel.trycmd`, /^→ Starting 3 .*$/m, '→ Starting 3 specs one by one...'],
  ['a line left out of it', `${T}/conflict.trycmd`, /^ {2}- Conflict type: content\n/m, ''],
  ['the agent\'s words', `${T}/research-work.trycmd`, /^The three drivers together.*$/m, 'The three drivers are everything.'],
  ['a result of tests', `${T}/driver-done.trycmd`, /# pass 11/, '# pass 12'],
  ['a file of the workspace', `${SPECS}/2026-01-28-001-xyz.md`, /approved/, 'rejected'],
  ['a report', `${W}/reports/2026-02-13.md`, /95% interval \d/, '95% interval 9'],
]

/** The recording with one text changed, and its hash as well. */
function edited(file: string, text: string): Recording {
  const copy = new Map(recording).set(file, text)
  const provenance = JSON.parse(copy.get(PROVENANCE)!) as { outputs: Record<string, string> }
  provenance.outputs[file] = sha256(text, file)
  return copy.set(PROVENANCE, JSON.stringify(provenance))
}

describe('an edit of a recording together with its hash', () => {
  let archived: Archived
  const forged = (file: string, text: string): Archived => ({ ...archived, copies: new Map(archived.copies).set(file, text) })
  const places = (changed: Recording, from = archived) => recordingProblems(changed, from).map(({ file, line }) => `${file}:${line ?? ''}`)
  beforeAll(async () => {
    archived = await readArchived(root)
  }, 60_000)

  it('is nowhere to begin with', () => expect(recordingProblems(recording, archived)).toEqual([]))

  it.each(CAUGHT_BY_OBJECTS)('%s: other parts of the recording tell file and line, whatever the copy says', (_, file, from, to) => {
    const { text, line } = plant(file, from, to)
    expect(places(edited(file, text), forged(file, text))).toSatisfy((found: string[]) => isAt(found, file, line))
  })

  it.each([...CAUGHT_BY_OBJECTS, ...CAUGHT_BY_COPY])('%s: the copy in the bundle tells file and line', (_, file, from, to) => {
    const { text, line } = plant(file, from, to)
    expect(places(edited(file, text))).toContain(`artifacts/${file}:${line}`)
  })

  it('a pair of steps that changed places is found in the list and in the transcripts', () => {
    const [a, b] = [`${T}/reject.trycmd`, `${T}/approve.trycmd`]
    const swapped = edited(a, recording.get(b)!).set(b, recording.get(a)!)
    expect(places(swapped, forged(a, recording.get(b)!))).toEqual(expect.arrayContaining([`artifacts/${a}:1`, `artifacts/${b}:1`]))
    const steps = JSON.parse(recording.get(`${T}/steps.json`)!) as unknown[]
    const other = `${JSON.stringify([steps[1], steps[0], ...steps.slice(2)], null, 2)}\n`
    expect(places(edited(`${T}/steps.json`, other), forged(`${T}/steps.json`, other))).toContain(`artifacts/${T}/steps.json:3`)
  })

  it('a file more and a file less are found', () => {
    const more = new Map(recording).set(`${T}/extra.trycmd`, '$ chant list\n')
    const less = new Map(recording)
    less.delete(`${T}/reject.trycmd`)
    expect(places(more)).toContain(`artifacts/${T}/extra.trycmd:`)
    expect(places(less)).toContain(`artifacts/${T}/reject.trycmd:`)
  })

  it('a text that is no transcript is found', () => {
    expect(places(edited(`${T}/reject.trycmd`, 'no command\n'))).toContain(`artifacts/${T}/reject.trycmd:1`)
  })
})

function plant(file: string, from: RegExp, to: string): { text: string, line: number } {
  const old = recording.get(file)!
  const at = old.search(from)
  expect(at, `${from} is in ${file}`).toBeGreaterThanOrEqual(0)
  return { text: old.replace(from, to), line: old.slice(0, at).split('\n').length }
}

/** Which line it is. What is left out, and how a command ended, is told at the command. */
function isAt(found: string[], file: string, line: number): boolean {
  const above = recording.get(file)!.split('\n').slice(0, line)
  const command = above.findLastIndex(one => one.startsWith('$ ')) + 1
  return found.includes(`artifacts/${file}:${line}`) || found.includes(`artifacts/${file}:${command}`)
}
