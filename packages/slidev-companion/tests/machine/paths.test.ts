import { posix, win32 } from 'node:path'
import { describe, expect, it } from 'vitest'
import { below, liesOutside } from '../../src/machine/paths'

describe('a path, on each platform', () => {
  it.each([
    [posix, '/talks/a', '/talks/a/pages/b.md', false],
    [posix, '/talks/a', '/talks/a', false],
    [posix, '/talks/a', '/talks/a/..b/c', false],
    [posix, '/talks/a', '/talks/b', true],
    [posix, '/talks/a', '/talks', true],
    [win32, 'C:\\talks\\a', 'C:\\talks\\a\\pages\\b.md', false],
    [win32, 'C:\\talks\\a', 'c:\\Talks\\A\\b.md', false],
    [win32, 'C:\\talks\\a', 'C:\\talks\\b', true],
    [win32, 'C:\\talks\\a', 'D:\\secret.md', true],
    [win32, 'C:\\talks\\a', '\\\\server\\share\\secret.md', true],
  ])('lies outside the folder or not: %#', (platform, folder, path, outside) => {
    expect(liesOutside(folder, path, platform)).toBe(outside)
  })

  it('is listed with slashes', () => {
    expect(below('C:\\talks\\a', 'C:\\talks\\a\\pages\\b.md', win32)).toBe('pages/b.md')
    expect(below('/talks/a', '/talks/a/pages/b.md', posix)).toBe('pages/b.md')
  })
})
