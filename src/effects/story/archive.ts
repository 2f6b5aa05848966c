import type { Step } from '../../story/step'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'

/** Where the objects of a recording are kept: refs of one repository, committed as a git bundle. */
export const BUNDLE = '4-transcripts/workspace.bundle'
/** The transcripts once more, as a tree. */
export const COPY = 'refs/recording'

/** Returns the ref of a step's branch, or of all the files that were there when its last command had ended. */
export function refOf(step: string, what: { branch: string } | 'files'): string {
  return `refs/steps/${step}/${what === 'files' ? 'files' : `heads/${what.branch}`}`
}

/** Keeps the git objects of every step of a replay, those of copies included. */
export interface Archive {
  /** Keeps the branches of a repository and its files, also those that are not committed. */
  keepStep: (step: Step, repo: string) => Promise<void>
  /** Keeps the last state of the repository and the texts of the recording; returns the bundle, a character a byte. */
  close: (repo: string, texts: ReadonlyMap<string, string>) => Promise<string>
}

/** Makes an archive in a new folder. Its commits bear the story's time, so the same replay gives the same bundle. */
export async function openArchive(folder: string): Promise<Archive> {
  const repository = join(folder, 'archive.git')
  const git = (args: string[], at?: string): Promise<string> =>
    capture('git', ['--git-dir', repository, '-c', 'pack.threads=1', ...args], { env: gitEnvironment(at) })
  const keepFiles = async (files: string, ref: string, at: string, parents: string[] = []): Promise<void> => {
    await git(['read-tree', '--empty'])
    await git(['--work-tree', files, 'add', '--all', '.'])
    const tree = (await git(['write-tree'])).trim()
    const commit = await git(['commit-tree', tree, '-m', ref, ...parents.flatMap(parent => ['-p', parent])], at)
    await git(['update-ref', ref, commit.trim()])
  }
  await capture('git', ['init', '-q', '--bare', '-b', 'main', '--template=', repository], { env: gitEnvironment() })
  let last = ''
  return {
    async keepStep({ id, at }, repo) {
      last = `${at.replace(' ', 'T')}:00Z`
      await git(['fetch', '-q', '--no-tags', repo, `+refs/heads/*:refs/steps/${id}/heads/*`])
      // Before the first commit there is no branch.
      const parent = await git(['for-each-ref', '--format=%(refname)', refOf(id, { branch: 'main' })])
      await keepFiles(repo, refOf(id, 'files'), last, parent.split('\n').filter(Boolean))
    },
    async close(repo, texts) {
      await git(['fetch', '-q', '--no-tags', repo, '+refs/heads/main:refs/heads/main'])
      const copy = join(folder, 'recording')
      for (const [name, text] of texts) {
        mkdirSync(dirname(join(copy, name)), { recursive: true })
        writeFileSync(join(copy, name), text)
      }
      await keepFiles(copy, COPY, last)
      const file = join(folder, 'workspace.bundle')
      await git(['bundle', 'create', '-q', file, '--all'])
      return readFileSync(file, 'latin1')
    },
  }
}

/** Returns an environment in which git reads no configuration of the machine; `at` is the time of a commit. */
export function gitEnvironment(at?: string): NodeJS.ProcessEnv {
  const who = { NAME: 'Recorder', EMAIL: 'recorder@story.example', ...(at ? { DATE: at } : {}) }
  const named = Object.entries(who).flatMap(([key, value]) =>
    ['AUTHOR', 'COMMITTER'].map(role => [`GIT_${role}_${key}`, value]))
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    COLUMNS: '100',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(named),
  }
}
