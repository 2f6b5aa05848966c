import type { Commit } from './history'

/** A folder of a checkout and the names in it; '' is the top. */
export interface Folder {
  folder: string
  files: string[]
}

/** Returns the files that commits on main had brought by a time (ISO, UTC), folder by folder; files that only keep a folder are left out. */
export function filesByFolder(commits: Commit[], until: string): Folder[] {
  const paths = commits.filter(({ at, branch }) => branch === undefined && at <= until).flatMap(({ files }) => files ?? [])
  const folders = new Map<string, Set<string>>()
  for (const path of paths.filter(path => !/(?:^|\/)\.git(?:keep|ignore|attributes)$/.test(path))) {
    const at = path.lastIndexOf('/') + 1
    const folder = path.slice(0, at)
    folders.set(folder, (folders.get(folder) ?? new Set()).add(path.slice(at)))
  }
  return [...folders].map(([folder, files]) => ({ folder, files: [...files].sort() })).sort((a, b) => a.folder.localeCompare(b.folder))
}
