import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readText, writeAtomically } from '../../src/machine/files'

describe('files', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'files-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('writes into folders that are not there yet, and leaves nothing beside the file', async () => {
    const file = join(dir, 'a/b/c.txt')
    await writeAtomically(file, 'hello')
    await writeAtomically(file, 'again')
    expect(await readText(file)).toBe('again')
    expect(readdirSync(join(dir, 'a/b'))).toEqual(['c.txt'])
  })

  it('says which file is missing and what to do', async () => {
    await expect(readText(join(dir, 'no.txt'), 'run this')).rejects.toThrow(/no\.txt: no such file \(run this\)/)
  })

  it('leaves nothing half-written when the place is taken by a folder', async () => {
    const folder = join(dir, 'taken')
    await writeAtomically(join(folder, 'x'), '1')
    await expect(writeAtomically(folder, 'y')).rejects.toThrow(/taken: cannot write/)
    expect(readdirSync(dir)).toEqual(['taken'])
  })

  it('says so when a folder cannot be made', async () => {
    writeFileSync(join(dir, 'file'), '')
    await expect(writeAtomically(join(dir, 'file/under'), 'x')).rejects.toThrow()
  })
})
