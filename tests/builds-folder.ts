import type { TestProject } from 'vitest/node'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of one run, for what several test files build alike. */
    builds: string
  }
}

/** Gives a run its folder, and takes it away when the run ends. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'builds-'))
  project.provide('builds', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
