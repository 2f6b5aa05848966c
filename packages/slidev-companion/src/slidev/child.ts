import type { BuildTask } from './task'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { buildWithSlidev } from './build-with-slidev'

// Started by builder.ts in a process of its own: Slidev and Vite keep much in memory, and end it on
// some errors.
try {
  await buildWithSlidev(JSON.parse(await text(process.stdin)) as BuildTask)
  process.exit() // what Vite has running yet is of no use
}
catch (error) {
  const words = error instanceof Error ? error.message : String(error) // who reads it has no use for Vite's stack
  process.stderr.write(`${words}\n`, () => process.exit(1))
}
