import type { Step } from '../../story/step'
import type { Tools } from './story-tools'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { onExit } from '../../../packages/slidev-companion/src/machine/interruption'
import { ownTag, REMOVE, sweep } from '../../../packages/slidev-companion/src/machine/owner'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { agentEnds } from '../../story/environment'
import { script } from '../../story/script'
import { readStory } from './recording'
import { prepareStep, replay } from './replay'
import { makeSandbox } from './sandbox'

/** Leaves the repository in `folder` as it is before a step: replayed, then copied, with identity, agent and editor for it. */
export async function leaveWorkspace(root: string, folder: string, step: Step, tools: Tools, signal: AbortSignal): Promise<void> {
  const story = readStory(root)
  const sandbox = makeSandbox(story.inputs, tools)
  const prefix = `.${basename(folder)}.new.`
  const beside = join(dirname(folder), `${prefix}${ownTag()}`)
  const remove = onExit(() => rmSync(beside, REMOVE))
  try {
    const earlier = script.slice(0, script.indexOf(step)).filter(({ copy }) => copy === undefined || copy === step.copy)
    const options = { ...story, signal }
    await replay(earlier, sandbox, options)
    await prepareStep(step, sandbox, options)
    mkdirSync(dirname(folder), { recursive: true })
    sweep(dirname(folder), prefix)
    cpSync(sandbox.repo, beside, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    const git = (...args: string[]): Promise<string> => capture('git', ['-C', beside, ...args])
    await git('config', 'user.name', story.names[step.who])
    await git('config', 'user.email', `${step.who}@acme.example`)
    leaveTools(join(beside, '.git/story'), join(folder, '.git/story'), step, story.inputs.agent, step.edit ? readFileSync(sandbox.places.edit, 'utf8') : undefined)
    moveInto(beside, folder)
  }
  finally {
    remove()
    sandbox.remove()
  }
}

/** Requires that a place is free or an empty folder: nothing is overwritten. */
export function requireFree(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory())
    throw new CliError({ file: folder, found: found.isSymbolicLink() ? 'is a link' : 'is a file', mend: 'name a new folder: nothing is overwritten' })
  if (found && readdirSync(folder).length > 0)
    throw new CliError({ file: folder, found: 'the folder is not empty', mend: 'name a new one: nothing is overwritten' })
}

/** Moves a folder to a place that was free before the replay, and may not be any more. */
export function moveInto(from: string, folder: string): void {
  requireFree(folder)
  if (existsSync(folder))
    rmdirSync(folder)
  renameSync(from, folder)
}

/** What a presenter sources: the scripted agent, an editor that types the step's text, the day of the report. */
function leaveTools(place: string, later: string, step: Step, agent: string, edit: string | undefined): void {
  const write = (name: string, line: string): void => {
    writeFileSync(join(place, name), `#!/bin/sh\n${line}\n`)
    chmodSync(join(place, name), 0o755)
  }
  mkdirSync(join(place, 'bin'), { recursive: true })
  mkdirSync(join(place, 'meet'))
  write('bin/claude', `exec "${process.execPath}" "${agent}" "$@"`)
  const lines = [`export PATH="${later}/bin:$PATH" RUST_BACKTRACE=0`]
  if (edit !== undefined) {
    writeFileSync(join(place, 'edit.md'), edit)
    write('bin/story-editor', `cat "${later}/edit.md" > "$1"`)
    lines.push(`export EDITOR="${later}/bin/story-editor"`)
  }
  if (step.id.startsWith('cron-'))
    lines.push(`export REPORT_DAY=${step.at.slice(0, 10)}`)
  if (Object.keys(step.agents ?? {}).length > 1)
    lines.push(`export STORY_ENDS="${agentEnds(step)}" STORY_MEET="${later}/meet"`)
  if (step.crash)
    lines.push(`export STORY_CRASH="${step.crash}"`)
  writeFileSync(join(place, 'env'), `# The scripted agent of the story, and what it needs. Leave it out to let your own agent work.\n${lines.join('\n')}\n`)
}
