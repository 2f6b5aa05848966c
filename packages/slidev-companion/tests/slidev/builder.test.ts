import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cacheOf } from '../../src/machine/cache'
import { packageRoot } from '../../src/machine/package'
import { withBuilder } from '../../src/slidev/builder'

let folder: string
let deck: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'builder-'))
  deck = join(folder, 'slides.md')
  writeFileSync(deck, '# One\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a command that fails before the build ends at once, and its builder with it', () => {
  const args = ['--import', 'tsx', join(packageRoot(), 'src/cli.ts'), 'handout', deck, '--paper', 'a9']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })
  expect(stderr).toBe('--paper a9 is not known (a4 or letter)\n')
  expect(status).toBe(1)
})

it('what fails in a build is told, without a stack', async () => {
  const task = { entry: join(folder, 'none.md'), outDir: join(folder, 'out'), media: 'paper', site: {} } as const
  const built = withBuilder(deck, builder => builder!.build(task))
  await expect(built).rejects.toThrow(/^the build by Slidev failed:\n[^\n]*none\.md[^\n]*$/)
})

it('no builder is started for a deck whose builds are kept, or that does not exist', async () => {
  expect(await withBuilder(join(folder, 'none.md'), async builder => builder)).toBeUndefined()
  mkdirSync(cacheOf(folder, 'build'), { recursive: true })
  expect(await withBuilder(deck, async builder => builder)).toBeUndefined()
})
