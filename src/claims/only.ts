/** Files, folders, and lines of files, of which sentences are asked; none is all. */
export type Only = readonly string[]

/** Returns what `--only` names, in every place where it stands and parted by commas. */
export function onlyOf(rawArgs: readonly string[]): string[] {
  const given = rawArgs.flatMap((one, i) => {
    if (one.startsWith('--only='))
      return [one.slice('--only='.length)]
    return one === '--only' ? [rawArgs[i + 1] ?? ''] : []
  })
  return given.flatMap(list => list.split(',')).map(one => one.trim().replace(/^\.\//, '').replace(/\/+$/, '')).filter(Boolean)
}

/** Whether a place named by `--only` has a sentence: it is its file, a folder of it, or one of its lines. */
export function isNamed(name: string, file: string, lines: readonly number[] = []): boolean {
  return file === name || file.startsWith(`${name}/`) || lines.some(line => `${file}:${line}` === name)
}
