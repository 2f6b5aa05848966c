import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { changeTogether } from '../../../packages/slidev-companion/src/machine/together'
import { folderFiles, manifestOf } from '../../company/folder'
import { scenarioOf } from '../../company/scenario'
import { requireFree } from '../story/workspace'
import { packProject, readManifest } from './package'

/** Makes a company's own deck in a folder that is free: all of its files, or none. Returns the name of the package. */
export async function makeCompany(root: string, folder: string, name: string): Promise<string> {
  requireFree(folder)
  const { name: tarball, bytes } = await packProject(root)
  const files = folderFiles({
    name,
    folder: basename(folder),
    tarball,
    project: readManifest(root),
    scenario: scenarioOf(readFileSync(join(root, 'artifacts/scenario.yaml'), 'utf8'), name),
    readme: readFileSync(join(root, 'src/company/folder-readme.md'), 'utf8'),
  })
  requireFree(folder)
  changeTogether(folder, () => Object.entries({ ...files, [tarball]: bytes }))
  return tarball
}

/** Puts this project's package into a company's folder, and what follows from it into its manifest. */
export async function updateCompany(root: string, folder: string): Promise<string> {
  const project = readManifest(root)
  const own = existsSync(join(folder, 'package.json')) ? readManifest(folder) : undefined
  const old = /^file:([\w.-]+\.tgz)$/.exec(own?.dependencies?.[project.name] ?? '')?.[1]
  if (own === undefined || old === undefined) {
    const found = `no deck of a company: its package.json does not depend on ${project.name}`
    throw new CliError({ file: folder, found, fix: 'make one with npm run new -- <folder>' })
  }
  const { name: tarball, bytes } = await packProject(root)
  const { overrides, allowScripts, scripts } = manifestOf(own.name, tarball, project)
  const dependencies = { ...own.dependencies, [project.name]: `file:${tarball}` }
  const manifest = { ...own, scripts: { ...scripts, ...own.scripts }, dependencies, overrides, allowScripts }
  changeTogether(folder, () => [
    ...old !== tarball && existsSync(join(folder, old)) ? [[old, undefined] as const] : [],
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    [tarball, bytes],
  ])
  return tarball
}
