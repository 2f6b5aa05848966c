import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { describedByGit } from '../../src/machine/git'

const folder = mkdtempSync(join(tmpdir(), 'edition-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder })

it('a deck is of the state that git names, and of none where git does not keep it', () => {
  writeFileSync(join(folder, 'slides.md'), '# Bread\n')
  expect(describedByGit(folder, 'slides.md')).toBeUndefined()
  git('init', '-q')
  expect(describedByGit(folder, 'slides.md')).toBeUndefined()
  git('add', '.')
  git('commit', '-qm', 'Bread')
  git('tag', 'v1.0')
  expect(describedByGit(folder, 'slides.md')).toBe('v1.0')
  writeFileSync(join(folder, 'slides.md'), '# Rye bread\n')
  expect(describedByGit(folder, 'slides.md')).toBe('v1.0, changed since')
})
