import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageManifest } from '../../src/company/package'
import { readManifest, sharedFiles } from '../../src/effects/company/package'
import { root } from '../deck/own-deck'

const COMPANION = join(root, 'packages/slidev-companion')
/** Of values, not of types: `import { a } from 'name'`, `import 'name'`, `import('name')`, `require('name/part')`. */
const IMPORTED = /^(?:import|export) (?!type)[^';]*?from '([^']+)'|^import '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm
const NAME = /^(?:@[^/]+\/)?[^/]+/

it('has every package that the code in it imports: a company has no others', () => {
  const { dependencies } = packageManifest(readManifest(root), readManifest(COMPANION)) as { dependencies: object }
  const code = sharedFiles(root).filter(file => /\.(?:ts|vue|mjs)$/.test(file))
  const names = code.flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(IMPORTED)]
    .map(([, from, alone, called]) => from ?? alone ?? called!))
  const packages = names.filter(name => /^[@\w]/.test(name) && !name.startsWith('node:')).map(name => NAME.exec(name)![0])
  expect(packages).toEqual(expect.arrayContaining(['citty', 'markdown-it', 'yaml', 'zod']))
  expect([...new Set(packages)].filter(name => !(name in dependencies))).toEqual([])
})
