import process from 'node:process'
import { CliError } from '../errors'

type Ending = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** 128 and the signal's number, as a shell has it. */
const CODES: Record<Ending, number> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

const undos = new Set<() => void>()
process.on('exit', undoAll)
// Libraries stop their own children at exit too, a browser for one: what these still write goes
// after them.
process.on('newListener', (name, listener) => {
  if (name === 'exit' && listener !== undoAll)
    queueMicrotask(() => process.off('exit', undoAll).on('exit', undoAll))
})

function undoAll(): void {
  for (const undo of [...undos].reverse()) {
    try {
      undo()
    }
    catch {} // the next run sweeps what cannot be removed now
  }
}

/** Has `undo` done when the process ends, whatever ends it; returns how to have it done now. */
export function onExit(undo: () => void): () => void {
  undos.add(undo)
  return () => {
    if (undos.delete(undo))
      undo()
  }
}

let obey: (name: Ending) => void = (name) => {
  console.error(`stopped by ${name}`)
  process.exit(CODES[name])
}

/**
 * Has Ctrl-C and the like end this process with their exit code, after everything unfinished is
 * undone. What is written in one go is not parted: signals wait for it.
 */
export function endOnSignals(): void {
  for (const name of Object.keys(CODES) as Ending[])
    process.on(name, () => obey(name))
}

/**
 * Returns a signal that aborts on Ctrl-C and the like instead of ending the process; `left` says in
 * what state things are.
 */
export function abortOnSignal(left: string): AbortSignal {
  const stop = new AbortController()
  obey = name => stop.abort(new CliError({ found: `stopped by ${name}`, fix: left }, CODES[name]))
  return stop.signal
}
