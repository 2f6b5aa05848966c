import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkPackages } from '../packages/slidev-companion/tests/linked-deck'
import { root } from './deck/own-deck'

const LEFT_OUT = new Set(['node_modules', 'dist', 'docs', 'tests', '.git'])

/** Returns a temporary folder with a copy of the project, its packages by links; whoever asks removes it. */
export function copyOfProject(name: string): string {
  const copy = mkdtempSync(join(tmpdir(), `${name}-`))
  for (const part of readdirSync(root).filter(part => !LEFT_OUT.has(part)))
    cpSync(join(root, part), join(copy, part), { recursive: true })
  linkPackages(copy)
  return copy
}
