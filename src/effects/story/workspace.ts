import type { Step } from '../../story/step'
import type { Tools } from './story-tools'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { onExit } from '../../../packages/slidev-companion/src/machine/interruption'
import { ownTag, REMOVE, sweep } from '../../../packages/slidev-companion/src/machine/owner'
import { capture } from '../../../packages/slidev-companion/src/machine/processes'
import { agentEnds } from '../../story/environment'
import { scriptOf } from '../../story/script'
import { readStory } from './recording'
import { prepareStep, replay } from './replay'
import { makeSandbox, writeProgram } from './sandbox'

/**
 * Leaves the repository in `folder` as it is before a step. It is replayed in a sandbox, then copied, with the
 * identity, agent and editor that the step needs.
 */
export async function leaveWorkspace(
  root: string,
  folder: string,
  step: Step,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  const story = readStory(root)
  const sandbox = makeSandbox(story.inputs, tools)
  const prefix = `.${basename(folder)}.new.`
  const beside = join(dirname(folder), `${prefix}${ownTag()}`)
  const remove = onExit(() => rmSync(beside, REMOVE))
  try {
    const options = { ...story, signal }
    await replay(stepsBefore(step, scriptOf(story.plot)), sandbox, options)
    await prepareStep(step, sandbox, options)
    mkdirSync(dirname(folder), { recursive: true })
    sweep(dirname(folder), prefix)
    cpSync(sandbox.repo, beside, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    const git = (...args: string[]): Promise<string> => capture('git', ['-C', beside, ...args])
    await git('config', 'user.name', story.plot.told.people[step.who].name)
    await git('config', 'user.email', `${story.plot.mail[step.who]}@${story.plot.domain}`)
    leaveTools({
      place: join(beside, '.git/story'),
      later: join(folder, '.git/story'),
      step,
      agent: story.inputs.agent,
      edit: step.edit && readFileSync(sandbox.places.edit, 'utf8'),
    })
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
  if (found && !found.isDirectory()) {
    const kind = found.isSymbolicLink() ? 'is a link' : 'is a file'
    throw new CliError({ file: folder, found: kind, fix: 'name a new folder: nothing is overwritten' })
  }
  if (found && readdirSync(folder).length > 0) {
    const fix = 'name a new one: nothing is overwritten'
    throw new CliError({ file: folder, found: 'the folder is not empty', fix })
  }
}

// -- internal --

/** Moves a folder to a place that was free before the replay, and may not be any more. */
function moveInto(from: string, folder: string): void {
  requireFree(folder)
  if (existsSync(folder))
    rmdirSync(folder)
  renameSync(from, folder)
}

/** The steps that have happened in the repository, or the copy of it, in which a step is played. */
function stepsBefore(step: Step, script: Step[]): Step[] {
  const earlier = script.slice(0, script.findIndex(({ id }) => id === step.id))
  return earlier.filter(({ copy }) => copy === undefined || copy === step.copy)
}

interface StepTools {
  place: string
  /** Where the place will be once the workspace has been moved. */
  later: string
  step: Step
  agent: string
  /** What the editor types. */
  edit?: string
}

/** Leaves what a presenter sources: the scripted agent, an editor that types the step's text, the day of the report. */
function leaveTools({ place, later, step, agent, edit }: StepTools): void {
  mkdirSync(join(place, 'bin'), { recursive: true })
  mkdirSync(join(place, 'meet'))
  writeProgram(join(place, 'bin/claude'), `exec "${process.execPath}" "${agent}" "$@"`)
  if (edit !== undefined) {
    writeFileSync(join(place, 'edit.md'), edit)
    writeProgram(join(place, 'bin/story-editor'), `cat "${later}/edit.md" > "$1"`)
  }
  const lines = [
    '# The scripted agent of the story, and what it needs. Leave it out to let your own agent work.',
    `export PATH="${later}/bin:$PATH" RUST_BACKTRACE=0`,
    edit !== undefined && `export EDITOR="${later}/bin/story-editor"`,
    step.id.startsWith('cron-') && `export REPORT_DAY=${step.at.slice(0, 10)}`,
    agentsMeet(step) && `export STORY_ENDS="${agentEnds(step)}" STORY_MEET="${later}/meet"`,
    step.crash && `export STORY_CRASH="${step.crash}"`,
  ]
  writeFileSync(join(place, 'env'), lines.filter(Boolean).map(line => `${line}\n`).join(''))
}

/** Agents that work at once meet before they end. */
function agentsMeet({ agents = {} }: Step): boolean {
  return Object.keys(agents).length > 1
}
