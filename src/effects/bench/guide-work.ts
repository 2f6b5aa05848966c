import process from 'node:process'
import { exportDeckTo } from '../export-deck'

// Run by the bench in a process of its own: prints the seconds of the export alone, without Node's start.
const [deck, out] = process.argv.slice(2)
const { log } = console
console.log = () => {}
const started = performance.now()
exportDeckTo(deck!, out, true)
log(JSON.stringify({ seconds: (performance.now() - started) / 1000 }))
