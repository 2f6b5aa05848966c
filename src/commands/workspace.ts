import { relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { abortOnSignal } from '../../packages/slidev-companion/src/machine/interruption'
import { findTools } from '../effects/story/story-tools'
import { leaveWorkspace, requireFree } from '../effects/story/workspace'
import { script } from '../story/script'
import { expectation } from '../story/step'

export default defineCommand({
  meta: { name: 'workspace', description: 'Leaves the story\'s git repository as it is before a step, ready for a live demo.' },
  args: {
    at: { type: 'string', description: 'the step whose commands come next' },
    list: { type: 'boolean', description: 'show the steps' },
    chant: { type: 'string', description: 'another chant binary' },
    folder: { type: 'positional', required: false, description: 'an empty or new folder' },
  },
  async run({ args }) {
    if (args.list || (!args.at && !args.folder)) {
      for (const { id, at, who, title } of script)
        console.log(`${id.padEnd(24)} ${at}  ${who.padEnd(5)}  ${title}`)
      return
    }
    const step = script.find(({ id }) => id === args.at)
    if (!step) {
      const near = nearestNames(args.at ?? '', script.map(({ id }) => id))
      throw new CliError({ found: args.at ? `there is no step "${args.at}"` : 'name a step: --at <step>', mend: near.length > 0 ? `did you mean ${near.join(', ')}? --list shows all` : '--list shows all' })
    }
    if (!args.folder)
      throw new CliError({ found: 'name a folder for the workspace', mend: `npm run workspace -- --at ${step.id} ../demo` })
    const folder = resolve(args.folder)
    requireFree(folder)
    const tools = await findTools(args.chant && resolve(args.chant))
    await leaveWorkspace(process.cwd(), folder, step, tools, abortOnSignal('nothing was left'))
    console.log(`${relative(process.cwd(), folder) || '.'} is the repository before "${step.id}" (${step.at}, ${step.who}). The agent in it is scripted.`)
    console.log(`\n  cd ${args.folder}\n  . .git/story/env`)
    for (const line of step.commands)
      console.log(`  ${expectation(line).command}`)
  },
})
