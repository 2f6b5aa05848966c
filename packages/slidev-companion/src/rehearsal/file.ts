import type { OpenDeck } from '../deck/open'
import type { Rehearsal, TimeOnSlide } from './record'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CliError } from '../errors'
import { writeAtomicallySync } from '../machine/files'
import { readRehearsals, withTime } from './record'

/** Returns the file with the times of a deck's rehearsals, a version's in one of its own. */
export function rehearsalFile({ root, entry, version }: Pick<OpenDeck, 'root' | 'entry' | 'version'>): string {
  const name = entry.replace(/\.md$/, '')
  return join(root, '.rehearsals', `${version === undefined ? name : `${name}-${version}`}.json`)
}

/** Returns the rehearsals of a deck, the newest last; a file that holds something else is a CliError. */
export function rehearsalsIn(file: string): Rehearsal[] {
  if (!existsSync(file))
    return []
  const rehearsals = readRehearsals(readFileSync(file, 'utf8'))
  if (!rehearsals)
    throw new CliError({ file, found: 'holds no times of rehearsals', fix: 'delete it' })
  return rehearsals
}

/** Adds the time of a slide. The folder is nothing for git: it says so itself. */
export function keepTime(file: string, time: TimeOnSlide): void {
  const rehearsals = withTime(rehearsalsIn(file), time)
  const ignored = join(dirname(file), '.gitignore')
  if (!existsSync(ignored))
    writeAtomicallySync(ignored, '*\n')
  writeAtomicallySync(file, `${JSON.stringify(rehearsals, undefined, 2)}\n`)
}
