import type { OpenDeck } from '../deck/open'
import type { Served } from '../machine/serve'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { isCliError } from '../errors'
import { serveFolder } from '../machine/serve'
import { ownTemporary } from '../machine/temporary'
import { rehearsalFile } from '../rehearsal/file'
import { rehearsalAnswer } from '../rehearsal/receive'
import { builtDeck } from '../slidev/build'

/** Slidev's own, which speakers know. */
const USUAL_PORT = 3030

export interface PresentOptions {
  port?: number
  /** Build even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
}

/**
 * Serves a deck with its notes to this machine. It is a copy of the build: whatever is built meanwhile, the talk
 * stays as it began. The times of its slides are kept beside the deck.
 */
export async function servePresentation(open: OpenDeck, { port, ...options }: PresentOptions): Promise<Served> {
  const { root, entry, version, stamp } = open
  const stage = join(ownTemporary(), 'stage')
  cpSync(await builtDeck(root, { entry, version, stamp, media: 'stage', ...options }), stage, { recursive: true })
  const serve = (at: number) => serveFolder(stage, at, rehearsalAnswer(rehearsalFile(open)))
  return port === undefined ? serve(USUAL_PORT).catch(otherPort(serve)) : serve(port)
}

// -- internal --

function otherPort(serve: (at: number) => Promise<Served>): (error: unknown) => Promise<Served> {
  return (error) => {
    if (!isCliError(error))
      throw error
    return serve(0)
  }
}
