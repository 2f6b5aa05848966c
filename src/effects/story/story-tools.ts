import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { capture, findOnPath } from '../../../packages/slidev-companion/src/machine/processes'

const INSTALL = 'https://lex00.github.io/chant'

export interface Tools { chant: string, faketime: string, versions: { chant: string, chantSha256: string, git: string } }

/** Returns the programs a replay needs, or a CliError that says which is missing and how to get it. */
export async function findTools(chantPath?: string): Promise<Tools> {
  const chant = chantPath ?? findOnPath('chant')
  const faketime = findFaketime()
  const problems = []
  if (!chant || !existsSync(chant))
    problems.push({ found: chantPath ? `there is no chant at ${chantPath}` : 'chant is not on PATH', mend: `install it: ${INSTALL}, or name it: --chant <path>` })
  if (!faketime)
    problems.push({ found: 'libfaketime is missing: every step of the story runs at its own date', mend: 'Debian and Ubuntu: apt-get install faketime; macOS cannot replay; or set LIBFAKETIME to libfaketime.so.1' })
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
  const places = ['/usr/lib/faketime', '/usr/local/lib/faketime', '/usr/lib64/faketime']
  for (const machine of ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf'])
    places.push(`/usr/lib/${machine}/faketime`)
  return places.map(folder => `${folder}/libfaketime.so.1`).find(file => existsSync(file))
}
