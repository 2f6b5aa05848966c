import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'vitest'

/** Returns where a tool is on PATH, or nothing. */
export function findTool(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  return (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(file => join(folder, file))).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    }
    catch {
      return false
    }
  })
}

/** The tools whose absence fails the run: REQUIRE=mdbook,verapdf. */
export const required = new Set((process.env.REQUIRE ?? '').split(',').map(name => name.trim()).filter(Boolean))

/** Runs the suite when `tool` is on PATH; else says what is skipped, or fails when REQUIRE names the tool. */
export function describeWith(tool: string, title: string, suite: (path: string) => void): void {
  const path = findTool(tool)
  if (path) {
    describe(title, () => suite(path))
  }
  else if (required.has(tool)) {
    it(`${title}: needs ${tool}`, () => {
      throw new Error(`REQUIRE names ${tool}, but it is not on PATH. Install it, or take it out of REQUIRE.`)
    })
  }
  else {
    describe.skip(`${title} (skipped: ${tool} is not on PATH)`, () => suite(''))
  }
}
