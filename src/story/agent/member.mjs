import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { read, say, specId } from './chant.mjs'
import { list } from './front.mjs'

/** Writes the product code of one member and its test, and runs the test. */
export function member(spec) {
  const targets = list(spec, 'target_files')
  const finding = spec.match(/^- Build on: (.*)$/m)[1]
  const before = [`Build on: ${finding.replace(/,[^,]*$/, '')}`]
  if (process.env.STORY_CRASH && specId().includes(process.env.STORY_CRASH)) {
    say(before)
    writeFileSync('half-done.txt', 'half done\n')
    throw new Error('crashed on purpose')
  }
  // Tests are kept as .check.mjs here: this project's own test runner and linter leave them alone.
  const source = path => read(join(import.meta.dirname, path.replace('.test.mjs', '.check.mjs'))).replace('@FINDING@', finding)
  const files = Object.fromEntries(targets.map(path => [path, source(path)]))
  if (process.env.STORY_CLASH)
    files['product/README.md'] = `# Product work\n\nStart with ${targets[0]}.\n`
  return { before, perform: () => ({ what: `add ${dirname(targets[0])} with its test`, files, answer: () => [`${targets[0]}: ${passed(targets[1])} tests pass`] }) }
}

/** How many tests of a file pass; a failing test throws. */
function passed(file) {
  const output = execFileSync(process.execPath, ['--test', '--test-reporter=tap', file], { encoding: 'utf8' })
  return Number(output.match(/^# pass (\d+)$/m)[1])
}
