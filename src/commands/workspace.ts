import type { Step } from '../story/step'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { abortOnSignal } from '../../packages/slidev-companion/src/machine/interruption'
import { readStory } from '../effects/story/recording'
import { findTools } from '../effects/story/story-tools'
import { leaveWorkspace, requireFree } from '../effects/story/workspace'
import { scriptOf } from '../story/script'
import { expectation } from '../story/step'

export default defineCommand({
  meta: {
    name: 'workspace',
    description: 'Leaves the story\'s git repository as it is before a step, ready for a live demo.',
  },
  args: {
    at: { type: 'string', description: 'the step whose commands come next' },
    list: { type: 'boolean', description: 'show the steps' },
    chant: { type: 'string', description: 'another chant binary' },
    folder: { type: 'positional', required: false, description: 'an empty or new folder' },
  },
  async run({ args }) {
    const script = scriptOf(readStory(process.cwd()).plot)
    if (args.list || (!args.at && !args.folder)) {
      for (const { id, at, who, title } of script)
        console.log(`${id.padEnd(24)} ${at}  ${who.padEnd(7)}  ${title}`)
      return
    }
    const step = stepNamed(args.at, script)
    if (!args.folder) {
      const fix = `npm run workspace -- --at ${step.id} ../demo`
      throw new CliError({ found: 'name a folder for the workspace', fix })
    }
    const folder = resolve(args.folder)
    requireFree(folder)
    const tools = await findTools(args.chant && resolve(args.chant))
    await leaveWorkspace(process.cwd(), folder, step, tools, abortOnSignal('nothing was left'))
    const shown = relative(process.cwd(), folder) || '.'
    const when = `"${step.id}" (${step.at}, ${step.who})`
    console.log(`${shown} is the repository before ${when}. The agent in it is scripted.`)
    console.log(`\n  cd ${args.folder}\n  . .git/story/env`)
    for (const line of step.commands)
      console.log(`  ${expectation(line).command}`)
  },
})

function stepNamed(name: string | undefined, script: Step[]): Step {
  const step = script.find(({ id }) => id === name)
  if (step)
    return step
  const near = nearestNames(name ?? '', script.map(({ id }) => id))
  const guess = near.length > 0 ? `did you mean ${near.join(', ')}? ` : ''
  throw new CliError({
    found: name ? `there is no step "${name}"` : 'name a step: --at <step>',
    fix: `${guess}--list shows all`,
  })
}
