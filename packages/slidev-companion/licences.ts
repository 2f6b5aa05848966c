import type { Rolldown } from 'tsdown'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const RE_PACKAGE = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/

/** Puts the licences of the packages whose code is bundled beside it. A package without one is an error. */
export function licences(): Rolldown.Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const files = Object.values(bundle).flatMap(file => file.type === 'chunk' ? file.moduleIds : [])
      const folders = new Map(files.flatMap((file) => {
        const [folder, name] = RE_PACKAGE.exec(file) ?? []
        return folder === undefined ? [] : [[name, folder]]
      }))
      const texts = [...folders].sort().map(([name, folder]) => `# ${name}\n\n${licenceIn(folder)}\n`)
      this.emitFile({ type: 'asset', fileName: 'LICENSES.md', source: texts.join('\n') })
    },
  }
}

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find(file => /^licen[cs]e/i.test(file))
  if (name === undefined)
    throw new Error(`${folder} has no licence`)
  return readFileSync(join(folder, name), 'utf8').trim()
}
