import type { BuildTask } from './task'
import process from 'node:process'
import { buildWithSlidev } from './build-with-slidev'

// Started by build.ts in a process of its own: Slidev and Vite keep much in memory, and end it on some errors.
await buildWithSlidev(JSON.parse(process.argv[2]!) as BuildTask)
