import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'vitest'

/** Debian keeps the server's programs of each version apart and off PATH; the newest first. */
function debianPostgres(): string[] {
  const versions = '/usr/lib/postgresql'
  return existsSync(versions) ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a)).map(version => join(versions, version, 'bin')) : []
}

/** Where a tool may lie besides PATH. */
const ELSEWHERE: Record<string, () => string[]> = { postgres: debianPostgres }

/** Returns where a tool is, on PATH or where its package is known to put it, or nothing. */
export function findTool(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  return [...(process.env.PATH ?? '').split(delimiter), ...(ELSEWHERE[name]?.() ?? [])].flatMap(folder => names.map(file => join(folder, file))).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    }
    catch {
      return false
    }
  })
}

/** The tools whose absence fails the run: REQUIRE=mdbook,verapdf,postgres,shellcheck,zizmor. */
export const required = new Set((process.env.REQUIRE ?? '').split(',').map(name => name.trim()).filter(Boolean))

/** Runs the suite when `tool` is found; else says what is skipped, or fails when REQUIRE names the tool. */
export function describeWith(tool: string, title: string, suite: (path: string) => void): void {
  const path = findTool(tool)
  describeFound({ tool, found: path !== undefined, where: `${tool} is not on PATH` }, title, () => suite(path ?? ''))
}

/** The same for what is found otherwise than by looking on PATH; `where` says why it was not found. */
export function describeFound({ tool, found, where }: { tool: string, found: boolean, where: string }, title: string, suite: () => void): void {
  if (found) {
    describe(title, suite)
  }
  else if (required.has(tool)) {
    it(`${title}: needs ${tool}`, () => {
      throw new Error(`REQUIRE names ${tool}, but ${where}. Install it, or take it out of REQUIRE.`)
    })
  }
  else {
    describe.skip(`${title} (skipped: ${where})`, suite)
  }
}
