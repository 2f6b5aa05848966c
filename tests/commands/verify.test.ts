import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { root } from '../deck/own-deck'

const bin = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(bin, { recursive: true, force: true }))

it.skipIf(process.platform === 'win32')('says of each part when it begins and when it ends, piped too', () => {
  const npm = join(bin, 'npm')
  writeFileSync(npm, '#!/bin/sh\necho "ran $*"\ncase "$*" in *types*) exit 1;; esac\n')
  chmodSync(npm, 0o755)
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'verify', '--tested'], { cwd: root, encoding: 'utf8', env })
  const lines = stdout.trim().split('\n').map(line => line.replace(/\d+\.\d s$/, 's').replace(/ +/g, ' '))
  expect(lines.slice(0, 6)).toEqual([
    '1 of 7: lint …',
    'ran run -s lint',
    'ok lint s',
    '2 of 7: types …',
    'ran run -s types',
    'FAILED types s',
  ])
  expect(lines).toHaveLength(21)
  expect([status, stderr]).toEqual([1, 'types failed. To fix: the messages name file and line\n'])
}, 60_000)
