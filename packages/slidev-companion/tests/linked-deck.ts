import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const PACKAGES = join(import.meta.dirname, '../../../node_modules')
/** Where the browser is unpacked. */
const BROWSER = '.cache/slidev-companion/chromium'

/** Puts the project's packages into a folder, by links. Its caches are the folder's own, but for the browser. */
export function linkPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules', dirname(BROWSER)), { recursive: true })
  mkdirSync(join(PACKAGES, BROWSER), { recursive: true })
  for (const name of [...readdirSync(PACKAGES).filter(name => !name.startsWith('.')), BROWSER])
    symlinkSync(join(PACKAGES, name), join(folder, 'node_modules', name), 'junction')
}

/** Makes a temporary folder with a deck that has none of the project's files; its own by path. Returns the folder and how it is removed. */
export function linkedDeck(name: string, files: Record<string, string>): { folder: string, remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  linkPackages(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
