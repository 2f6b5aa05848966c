import type { Manifest } from '../../company/package'
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { isShared, packageManifest, PARTS } from '../../company/package'

export interface Packed { name: string, bytes: Uint8Array }

/** Returns the manifest of a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Returns this project as a package that a company's deck can depend on, without what is its own story's. */
export function packProject(root: string): Promise<Packed> {
  const manifest = packageManifest(readManifest(root), readManifest(join(root, 'packages/slidev-companion')))
  return inTemporaryFolder(async (work) => {
    for (const file of sharedFiles(root)) {
      mkdirSync(dirname(join(work, file)), { recursive: true })
      copyFileSync(join(root, file), join(work, file))
    }
    writeFileSync(join(work, 'package.json'), JSON.stringify(manifest, null, 2))
    const listed = await capture('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error'], { cwd: work })
    const [{ filename }] = JSON.parse(listed) as [{ filename: string }]
    return { name: filename, bytes: readFileSync(join(work, filename)) }
  })
}

/** Returns the files of this project that are every company's, relative to it. */
export function sharedFiles(root: string): string[] {
  return PARTS.flatMap(part => statSync(join(root, part)).isDirectory()
    ? filesOf(join(root, part)).map(file => `${part}/${file}`)
    : [part]).filter(isShared)
}
