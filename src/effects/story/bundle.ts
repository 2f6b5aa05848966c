import type { Entry } from '../../story/evidence'
import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { gitEnvironment } from './archive'
import { encodingOf } from './recording'

/** The git objects of a recording, to be asked. */
export interface Bundle {
  git: (...args: string[]) => Promise<string>
  /** By name of the ref: first seven digits. */
  refs: () => Promise<Map<string, string>>
  /** Every commit, by first seven digits. */
  history: () => Promise<Map<string, Entry>>
  /** The files of a ref: path → text. */
  files: (ref: string) => Promise<Map<string, string>>
}

const RE_ARCHIVES_OWN = /^refs\//

/** Unpacks a bundle into a folder; throws if git does not take it. */
export async function openBundle(bundle: string, folder: string): Promise<Bundle> {
  const repository = join(folder, 'bundle.git')
  await capture('git', ['clone', '-q', '--mirror', '--template=', bundle, repository], { env: gitEnvironment() })
  const args = ['--git-dir', repository, '-c', 'core.abbrev=7', '-c', 'core.quotePath=false']
  const git: Bundle['git'] = (...more) => capture('git', [...args, ...more], { env: gitEnvironment() })
  const all = ['cat-file', '--batch-all-objects', '--batch']
  const blobs = readBlobs(await capture('git', [...args, ...all], { env: gitEnvironment(), encoding: 'latin1' }))
  return {
    git,
    refs: async () => readRefs(await git('for-each-ref', '--format=%(objectname:short=7) %(refname)')),
    history: async () => readHistory(await git('log', '--all', '--format=%h%x00%p%x00%cI%x00%an%x00%s')),
    files: async ref => readFiles(await git('ls-tree', '-r', '-z', ref), blobs),
  }
}

// -- internal --

function readHistory(log: string): Map<string, Entry> {
  const entries = log.trim().split('\n').map((line): Entry => {
    const [hash = '', parents = '', at = '', author = '', subject = ''] = line.split('\0')
    return { hash, parents: parents.split(' ').filter(Boolean), at, author, subject }
  })
  return new Map(entries.filter(({ subject }) => !RE_ARCHIVES_OWN.test(subject)).map(entry => [entry.hash, entry]))
}

function readRefs(list: string): Map<string, string> {
  return new Map(list.trim().split('\n').map(line => [line.slice(8), line.slice(0, 7)]))
}

const RE_OBJECT = /([0-9a-f]{40}) (\w+) (\d+)\n/y

/** Returns the contents of files by hash, one character a byte. */
function readBlobs(dump: string): Map<string, string> {
  const blobs = new Map<string, string>()
  for (let at = 0; at < dump.length;) {
    RE_OBJECT.lastIndex = at
    const [head, hash, type, size] = RE_OBJECT.exec(dump)!
    const start = at + head.length
    at = start + Number(size) + 1
    if (type === 'blob')
      blobs.set(hash!, dump.slice(start, at - 1))
  }
  return blobs
}

const RE_FILE = /^\d+ blob ([0-9a-f]{40})\t(.+)$/s

function readFiles(tree: string, blobs: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(tree.split('\0').flatMap((entry): [string, string][] => {
    const [, hash, path] = RE_FILE.exec(entry) ?? []
    return path === undefined ? [] : [[path, Buffer.from(blobs.get(hash!)!, 'latin1').toString(encodingOf(path))]]
  }))
}
