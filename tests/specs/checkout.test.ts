import { expect, it } from 'vitest'
import { filesByFolder } from '../../src/specs/checkout'

const commit = (at: string, files: string[], branch?: string) => ({ hash: '', at, author: '', subject: '', files, branch })

it('lists what main held at a time, folder by folder, each file once', () => {
  const commits = [
    commit('2026-01-19T09:00:00Z', ['README.md', '.chant/config.md', '.chant/specs/.gitkeep']),
    commit('2026-01-20T09:00:00Z', ['.chant/config.md']),
    commit('2026-01-28T09:00:00Z', ['late.md']),
  ]
  expect(filesByFolder(commits, '2026-01-20T10:00:00Z')).toEqual([
    { folder: '', files: ['README.md'] },
    { folder: '.chant/', files: ['config.md'] },
  ])
})

it('does not count what only a branch holds', () => {
  expect(filesByFolder([commit('2026-01-19T09:00:00Z', ['draft.md'], 'chant/q')], '2026-01-20T10:00:00Z')).toEqual([])
})
