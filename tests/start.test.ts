import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'start-')))
  for (const folder of ['src', 'layouts', 'node_modules'])
    mkdirSync(join(root, folder))
  for (const name of ['esbuild', '@esbuild', 'yaml'])
    symlinkSync(join(PROJECT, 'node_modules', name), join(root, 'node_modules', name), 'junction')
  writeFileSync(join(root, 'package-lock.json'), '{}')
  cpSync(join(PROJECT, 'src/start.js'), join(root, 'src/start.js'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function run(...args: string[]) {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/start.js'), ...args], { encoding: 'utf8' })
  return (stdout + stderr).trim()
}
const cli = (text: string) => writeFileSync(join(root, 'src/cli.ts'), text)

it('runs the sources as they are, after every change of them', () => {
  cli('const say: string = "one"\nconsole.log(say, process.argv.slice(2).join())')
  expect(run('a', 'b')).toBe('one a,b')
  cli('const say: string = "two"\nconsole.log(say)')
  expect(run()).toBe('two')
  expect(run()).toBe('two')
  expect(readdirSync(join(root, 'node_modules/.cache/cli'))).toHaveLength(2)
})

it('leaves each file the place where it lies, and packages in CommonJS what they require', () => {
  cli('import { parse } from "yaml"\nconsole.log(import.meta.dirname, parse("a: 1").a)')
  expect(run()).toBe(`${join(root, 'src')} 1`)
})

it('keeps no bundle of sources that are broken, and says where they are', () => {
  cli('const = 1')
  expect(run()).toContain('src/cli.ts:1:6')
  expect(readdirSync(join(root, 'node_modules/.cache/cli'))).toEqual([])
})
