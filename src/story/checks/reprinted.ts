import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence, Shown } from '../evidence'
import { disagreement, questionKey } from '../evidence'

const RE_CAT = /^cat (\S+)$/
const RE_HEAD = /^sed -n 1,(\d+)p (\S+)$/
const RE_LS = /^ls (\S+)$/

/** Returns every output that only repeats what was recorded, files and git's own answers, and repeats it wrongly. */
export function wronglyReprinted(evidence: Evidence): Problem[] {
  return evidence.shown.flatMap((shown) => {
    const files = evidence.files.get(shown.step) ?? new Map<string, string>()
    const wanted = evidence.reproduced.get(questionKey(shown)) ?? (shown.settled ? ofFiles(shown, files) : undefined)
    return wanted === undefined ? [] : firstWrong(shown, wanted)
  })
}

// -- internal --

function ofFiles({ command }: Shown, files: ReadonlyMap<string, string>): string[] | undefined {
  const [, path] = RE_CAT.exec(command) ?? []
  if (path !== undefined)
    return linesOf(files.get(path))
  const [, count, head] = RE_HEAD.exec(command) ?? []
  if (head !== undefined)
    return linesOf(files.get(head)).slice(0, Number(count))
  const [, folder] = RE_LS.exec(command) ?? []
  return folder === undefined ? undefined : namesIn(folder, files)
}

function linesOf(text = ''): string[] {
  return text.replace(/\n$/, '').split('\n')
}

function namesIn(folder: string, files: ReadonlyMap<string, string>): string[] {
  const below = [...files.keys()].filter(path => path.startsWith(`${folder}/`))
  return [...new Set(below.map(path => path.slice(folder.length + 1).split('/')[0]!))].sort()
}

function firstWrong(shown: Shown, wanted: string[]): Problem[] {
  const length = Math.max(wanted.length, shown.output.length)
  const at = Array.from({ length }, (_, i) => i).find(i => shown.output[i] !== wanted[i])
  if (at === undefined)
    return []
  const line = wanted[at] === undefined ? 'nothing' : `"${wanted[at]}"`
  return [disagreement(shown, at, `the recorded git objects have ${line} here, not "${shown.output[at] ?? ''}"`)]
}
