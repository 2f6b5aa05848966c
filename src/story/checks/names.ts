import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence, Shown } from '../evidence'
import { disagreement, specsAt } from '../evidence'

const RE_ID = /\b20\d\d-\d\d-\d\d-[0-9a-z]{3}-[0-9a-z]{3}(?:\.(?!md\b)[0-9a-z]+(?:-[0-9a-z]+)*)?/g
const RE_HASH = /(?<![\w./-])[0-9a-f]{7}(?![\w-])/g
/** Seven digits in a row are a hash only where git or chant prints one. */
const RE_PRINTS_HASHES = /^(?:chant (?:work|show|add)|git (?:log|show))\b/

/** A line that says of a spec that there is none. */
const RE_NONE = /there is no spec/

/** Returns every spec id and every commit hash in an output that the recorded objects do not hold. */
export function unknownNames(evidence: Evidence): Problem[] {
  const ids = new Set([...evidence.files.keys()].flatMap(step => specsAt(evidence, step).map(({ id }) => id)))
  return evidence.shown.flatMap(shown => shown.output.flatMap((line, i) => [
    ...RE_NONE.test(line) ? [] : unknown(line, RE_ID, ids, shown, i, 'spec'),
    ...RE_PRINTS_HASHES.test(shown.command) ? unknown(line, RE_HASH, evidence.history, shown, i, 'commit') : [],
  ]))
}

// -- internal --

function unknown(
  line: string,
  pattern: RegExp,
  known: Pick<ReadonlySet<string>, 'has'>,
  shown: Shown,
  at: number,
  kind: string,
): Problem[] {
  const names = line.match(pattern) ?? []
  return names.filter(name => !known.has(name))
    .map(name => disagreement(shown, at, `the ${kind} ${name} is nowhere in the recorded git objects`))
}
