import process from 'node:process'
import { defineCommand, renderUsage, runCommand } from 'citty'
import { describeProblem, describeSystemError } from '../packages/slidev-companion/src/errors'
import { endOnSignals } from '../packages/slidev-companion/src/machine/interruption'

/** The commands by name; each file is loaded only when it is asked for. */
const subCommands = {
  artifacts: () => import('./commands/artifacts').then(m => m.default),
  story: () => import('./commands/story').then(m => m.default),
  workspace: () => import('./commands/workspace').then(m => m.default),
  guide: () => import('./commands/guide').then(m => m.default),
  book: () => import('./commands/book').then(m => m.default),
  handout: () => import('./commands/handout').then(m => m.default),
  site: () => import('./commands/site').then(m => m.default),
  pictures: () => import('./commands/pictures').then(m => m.default),
  verify: () => import('./commands/verify').then(m => m.default),
  bench: () => import('./commands/bench').then(m => m.default),
}

const main = defineCommand({
  meta: { name: 'deck', description: 'One scenario in; slides, guide, handout and site out.' },
  subCommands,
})

endOnSignals()
const [name = '', ...rest] = process.argv.slice(2)
try {
  if (!(name in subCommands)) {
    if (name && name !== '--help')
      console.error(`There is no command "${name}". Commands: ${Object.keys(subCommands).join(', ')}.\n`)
    console.log(await renderUsage(main))
    process.exitCode = name && name !== '--help' ? 1 : 0
  }
  else {
    const command = await subCommands[name as keyof typeof subCommands]()
    if (rest.includes('--help'))
      console.log(await renderUsage(command as never))
    else
      await runCommand(command as never, { rawArgs: rest })
  }
}
catch (error) {
  const refusal = describeSystemError(error)
  if (refusal)
    console.error(describeProblem(refusal))
  else
    console.error(error instanceof Error && (error.name === 'CliError' || error.name === 'CLIError') ? error.message : error)
  process.exitCode ||= (error as { exitCode?: number }).exitCode ?? 1
}
