/** How one file of a recording differs. */
export interface Difference {
  file: string
  kind: 'changed' | 'missing' | 'unexpected'
  /** First lines that differ: 1-based line, old, new. */
  lines: { line: number, old: string, now: string }[]
}

const RE_HASH = /(?<![\w-])'?([0-9a-f]{7}|[0-9a-f]{40})'?(?![\w-])/g

type Files = ReadonlyMap<string, string>

/**
 * Returns what differs between two recordings, files in order. Hashes are compared by the order in which they appear,
 * because they follow the order of merges, which is the file system's; `exact` compares them as they are.
 */
export function compareRecordings(old: Files, now: Files, { exact = false, most = 6 } = {}): Difference[] {
  const names = [...new Set([...old.keys(), ...now.keys()])].sort()
  const [left, right] = exact ? [String, String] : [numberHashes(), numberHashes()]
  return names.flatMap((file): Difference[] => {
    const [a, b] = [old.get(file), now.get(file)]
    if (a === undefined || b === undefined)
      return [{ file, kind: a === undefined ? 'unexpected' : 'missing', lines: [] }]
    const [before, after] = [left(a).split('\n'), right(b).split('\n')]
    const lines = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
      .filter(i => before[i] !== after[i])
      .map(i => ({ line: i + 1, old: a.split('\n')[i] ?? '', now: b.split('\n')[i] ?? '' }))
    return lines.length > 0 ? [{ file, kind: 'changed', lines: lines.slice(0, most) }] : []
  })
}

/** Returns differences as readable lines, each file with its first changed lines. */
export function describeDifferences(differences: Difference[]): string {
  return differences.map(({ file, kind, lines }) => [
    `${kind}: artifacts/${file}`,
    ...lines.flatMap(({ line, old, now }) => [`  line ${line}`, `    - ${old}`, `    + ${now}`]),
  ].join('\n')).join('\n')
}

// -- internal --

/** Returns a function that numbers the hashes of texts by first sight. */
function numberHashes(): (text: string) => string {
  const seen = new Map<string, number>()
  return text => text.replace(RE_HASH, (_, hash: string) => {
    const short = hash.slice(0, 7)
    if (!seen.has(short))
      seen.set(short, seen.size + 1)
    return `[HASH ${seen.get(short)}]`
  })
}
