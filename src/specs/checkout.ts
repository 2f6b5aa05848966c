import type { Commit } from './history'

/** A folder of a checkout and the names in it; '' is the top. */
export interface Folder {
  folder: string
  files: string[]
}

/** Files that are there for git alone. */
const RE_GITS_OWN = /(?:^|\/)\.git(?:keep|ignore|attributes)$/

/** Returns the files that commits on main had brought by a time (ISO, UTC), folder by folder. */
export function filesByFolder(commits: Commit[], until: string): Folder[] {
  const paths = commits
    .filter(({ at, branch }) => branch === undefined && at <= until)
    .flatMap(({ files = [] }) => files)
    .filter(path => !RE_GITS_OWN.test(path))
  const folders = new Map<string, Set<string>>()
  for (const path of paths) {
    const nameAt = path.lastIndexOf('/') + 1
    const folder = path.slice(0, nameAt)
    folders.set(folder, (folders.get(folder) ?? new Set()).add(path.slice(nameAt)))
  }
  return [...folders]
    .map(([folder, files]) => ({ folder, files: [...files].sort() }))
    .sort((a, b) => a.folder.localeCompare(b.folder))
}
