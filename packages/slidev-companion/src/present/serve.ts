import type { OpenDeck } from '../deck/open'
import type { Served } from '../machine/serve'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { isCliError } from '../errors'
import { serveFolder } from '../machine/serve'
import { ownTemporary } from '../machine/temporary'
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
 * stays as it began.
 */
export async function servePresentation(open: OpenDeck, { port, ...options }: PresentOptions): Promise<Served> {
  const { root, entry, version, stamp } = open
  const stage = join(ownTemporary(), 'stage')
  cpSync(await builtDeck(root, { entry, version, stamp, media: 'stage', ...options }), stage, { recursive: true })
  return port === undefined ? serveFolder(stage, USUAL_PORT).catch(otherPort(stage)) : serveFolder(stage, port)
}

// -- internal --

function otherPort(stage: string): (error: unknown) => Promise<Served> {
  return (error) => {
    if (!isCliError(error))
      throw error
    return serveFolder(stage)
  }
}
