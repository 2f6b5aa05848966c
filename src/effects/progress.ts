import type { WriteStream } from 'node:tty'
import process from 'node:process'

/** Says what is being done to whoever waits. */
export interface Progress {
  step: (what: string) => void
  end: () => void
}

const ERASE_LINE = '\r\u001B[K'

/** Where nobody watches nothing is said. */
export const SILENT: Progress = { step: () => {}, end: () => {} }

/**
 * Returns a line on the terminal that says the step under way, and goes when all is done.
 * A step that computes lets no timer run, so each is said when it begins.
 */
export function progressOn(stream: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr): Progress {
  if (!stream.isTTY)
    return SILENT
  return {
    step: what => void stream.write(`${ERASE_LINE}${what} …`),
    end: () => void stream.write(ERASE_LINE),
  }
}
