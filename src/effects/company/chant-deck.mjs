#!/usr/bin/env node
// What a company's deck calls: brings the package's parts to the folder, then runs one of its commands there.
import process from 'node:process'
import { register } from 'tsx/esm/api'

register()
const { runInFolder } = await import('./run.ts')
await runInFolder(process.cwd(), process.argv.slice(2))
