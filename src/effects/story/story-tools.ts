import type { Problem } from '../../../packages/slidev-companion/src/errors'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { capture, findOnPath } from '../../../packages/slidev-companion/src/machine/processes'

/** Where Linux distributions put libraries. */
const LIBRARIES = [
  '/usr/lib',
  '/usr/local/lib',
  '/usr/lib64',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/arm-linux-gnueabihf',
]

const INSTALL = 'https://lex00.github.io/chant'

/** The programs that a replay needs: where they are, and which they are. */
export interface Tools {
  chant: string
  faketime: string
  versions: { chant: string, chantSha256: string, git: string }
}

/** Returns the programs a replay needs, or a CliError that says which is missing and how to get it. */
export async function findTools(chantPath?: string): Promise<Tools> {
  const chant = chantPath ?? findOnPath('chant')
  const faketime = findFaketime()
  const problems: Problem[] = []
  if (!chant || !existsSync(chant)) {
    const found = chantPath ? `there is no chant at ${chantPath}` : 'chant is not on PATH'
    problems.push({ found, fix: `install it: ${INSTALL}, or name it: --chant <path>` })
  }
  if (!faketime) {
    problems.push({
      found: 'libfaketime is missing: every step of the story runs at its own date',
      fix: 'Debian and Ubuntu: apt-get install faketime; macOS cannot replay; '
        + 'or set LIBFAKETIME to libfaketime.so.1',
    })
  }
  if (problems.length > 0)
    throw new CliError(problems)
  const real = realpathSync(chant!)
  return {
    chant: real,
    faketime: faketime!,
    versions: {
      chant: (await capture(real, ['--version'])).trim(),
      chantSha256: createHash('sha256').update(readFileSync(real)).digest('hex'),
      git: (await capture('git', ['--version'])).trim(),
    },
  }
}

function findFaketime(): string | undefined {
  const named = process.env.LIBFAKETIME
  if (named)
    return existsSync(named) ? named : undefined
  return LIBRARIES.map(folder => `${folder}/faketime/libfaketime.so.1`).find(file => existsSync(file))
}
