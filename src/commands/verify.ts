import { spawn } from 'node:child_process'
import process from 'node:process'
import { defineCommand } from 'citty'

interface Check { name: string, script: string[], fix: string }

const checks: Check[] = [
  { name: 'lint', script: ['run', '-s', 'lint'], fix: 'npm run lint -- --fix' },
  { name: 'types', script: ['run', '-s', 'types'], fix: 'the messages name file and line' },
  {
    name: 'packages',
    script: ['run', '-s', 'packages'],
    fix: 'take unused ones out; what a command of README needs is no devDependency',
  },
  { name: 'artifacts', script: ['run', '-s', 'artifacts', '--', '--check'], fix: 'npm run artifacts' },
  { name: 'guide', script: ['run', '-s', 'guide', '--', '--check'], fix: 'npm run guide' },
  { name: 'claims', script: ['run', '-s', 'claims'], fix: 'npm run claims -- --sign' },
  { name: 'tests', script: ['test'], fix: 'the messages name the case' },
  { name: 'long tests', script: ['run', '-s', 'test:long'], fix: 'the messages name the case' },
]

/** Returns the exit code of one npm script; its output goes straight to the terminal. */
function run(script: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', script, { stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('close', code => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
}

export default defineCommand({
  meta: {
    name: 'verify',
    description: 'The one gate: lint, types, drift of every generated file, all tests. All run; any failure fails.',
  },
  args: { tested: { type: 'boolean', description: 'npm test has just passed: leave it out' } },
  async run({ args }) {
    const failed: Check[] = []
    const asked = checks.filter(({ name }) => !(args.tested && name === 'tests'))
    for (const [i, check] of asked.entries()) {
      // Most parts are silent while all is well, and some take minutes.
      console.log(`${i + 1} of ${asked.length}: ${check.name} …`)
      const start = performance.now()
      const code = await run(check.script)
      const seconds = (performance.now() - start) / 1000
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name.padEnd(10)} ${seconds.toFixed(1)} s`)
      if (code !== 0)
        failed.push(check)
    }
    for (const { name, fix } of failed)
      console.error(`${name} failed. To fix: ${fix}`)
    process.exitCode = failed.length > 0 ? 1 : 0
  },
})
