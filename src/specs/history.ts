/** A commit of the recorded workspace, as artifacts/4-transcripts/commits.json lists it. */
export interface Commit {
  hash: string
  at: string
  author: string
  subject: string
  /** The branch it was made on, where that is not main. */
  branch?: string
  files?: string[]
}

/** A member of a driver on its own branch: what was committed there, who let it through and when it merged. */
export interface Lane {
  id: string
  /** "1a" */
  letter: string
  /** "onboarding wizard" */
  name: string
  commits: Commit[]
  /** The first commit that is the agent's and not chant's own. */
  work?: string
  approval?: Commit
  merge?: Commit
}

const RE_CHANTS_OWN = /\): (?:update spec status|finalize)/
const RE_ID = /chant[/(]([\w.-]+)/g
const RE_MERGE = /^merge\b/i
const RE_MERGED_ID = /^merge\b.*chant\/([\w.-]+)/i

/** Returns the members of a driver as lanes, in the order of their names. */
export function branchLanes(commits: Commit[], driver: string): Lane[] {
  const named = commits.flatMap(idsIn).filter(id => id.startsWith(`${driver}.`))
  const ids = [...new Set(named)].sort()
  return ids.map((id): Lane => {
    const [letter, ...name] = id.slice(driver.length + 1).split('-')
    const own = commits.filter(commit => commit.branch === `chant/${id}`)
    return {
      id,
      letter: letter!,
      name: name.join(' '),
      commits: own,
      work: own.find(({ subject }) => !RE_CHANTS_OWN.test(subject))?.hash,
      approval: approvalOf(commits, id),
      merge: mergeOf(commits, id),
    }
  })
}

/** Returns the commit by which a person approved a spec; the last one, if it was approved again. */
export function approvalOf(commits: Commit[], id: string): Commit | undefined {
  return commits.findLast(({ subject }) => subject === `chant(${id}): approve spec`)
}

/** A merge and whether an approval of the same spec was committed before it. */
export interface MergeCheck { id: string, merged: string, approved: boolean }

/** Returns the merges up to a day, its end included. `asOf` is an ISO date; every date is UTC. */
export function mergesUntil(commits: Commit[], asOf: string): MergeCheck[] {
  return commits.flatMap((commit, i) => {
    const id = RE_MERGED_ID.exec(commit.subject)?.[1]
    if (!id || commit.at.slice(0, 10) > asOf)
      return []
    const approval = approvalOf(commits.slice(0, i), id) ?? approvalOf(commits, id)
    const approved = approval !== undefined && approval.at <= commit.at
    return [{ id: id.replace(/[.']+$/, ''), merged: commit.at, approved }]
  })
}

// -- internal --

/** Returns the commit that brought a spec's branch to main. */
function mergeOf(commits: Commit[], id: string): Commit | undefined {
  return commits.findLast(({ subject }) => RE_MERGE.test(subject) && subject.includes(`chant/${id}`))
}

/** Returns the ids of specs that a commit's branch and subject name. */
function idsIn({ subject, branch = '' }: Commit): string[] {
  return [...`${branch} ${subject}`.matchAll(RE_ID)].map(([, id]) => id!)
}
