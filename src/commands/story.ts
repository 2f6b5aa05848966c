import type { Recording } from '../effects/story/recording'
import type { Step } from '../story/step'
import { Buffer } from 'node:buffer'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { writeGenerated } from '../../packages/slidev-companion/src/machine/generated'
import { abortOnSignal } from '../../packages/slidev-companion/src/machine/interruption'
import { findOnPath } from '../../packages/slidev-companion/src/machine/processes'
import { BUNDLE } from '../effects/story/archive'
import { encodingOf, PROVENANCE, readRecording, readStory, record } from '../effects/story/recording'
import { findTools } from '../effects/story/story-tools'
import { compareRecordings, describeDifferences } from '../story/compare'
import { scriptOf } from '../story/script'

const UPDATE = 'npm run story'

export default defineCommand({
  meta: {
    name: 'story',
    description: 'Replays the four weeks on the real chant and records them in artifacts/.',
  },
  args: {
    check: { type: 'boolean', description: 'replay and compare; write nothing' },
    chant: {
      type: 'string',
      description: 'another chant binary: report step by step what it changes, write nothing',
    },
    agent: {
      type: 'string',
      description: '"claude": let your own agent work, into dist/story-claude instead of artifacts/',
    },
    quiet: { type: 'boolean', description: 'print the summary only' },
  },
  async run({ args }) {
    const root = process.cwd()
    const own = ownAgent(args.agent)
    const script = scriptOf(readStory(root).plot)
    const tools = await findTools(args.chant && resolve(args.chant))
    const signal = abortOnSignal('the recording is as it was')
    const onStep = args.quiet ? undefined : printStep
    const { recording, timing, stopped } = await record({ root, tools, signal, onStep, agent: own })
    const [total, commands] = [timing.total, timing.commands].map(seconds => seconds.toFixed(1))
    console.log(`${script.length} steps in ${total} s; their commands took ${commands} s; ${tools.versions.chant}`)
    if (args.check || args.chant)
      return report(readRecording(root), recording, script, args.chant)
    const base = own ? join(root, 'dist/story-claude') : join(root, 'artifacts')
    replaceRecording(base, recording, signal)
    if (stopped)
      console.log(`With your agent the story ended early. The recording holds what came before.\n${stopped}`)
    const folders = own ? 'dist/story-claude' : 'artifacts/3-workspace and artifacts/4-transcripts'
    console.log(`wrote ${recording.size} files to ${folders}`)
  },
})

function printStep({ id }: Step, seconds: number): void {
  console.log(`${id.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s`)
}

/** Returns the user's agent, or nothing for the scripted one. */
function ownAgent(name: string | undefined): string | undefined {
  if (name === undefined || name === 'scripted')
    return undefined
  if (name !== 'claude') {
    const fix = 'known: scripted (the default), claude (your own)'
    throw new CliError({ found: `there is no agent "${name}"`, fix })
  }
  const program = findOnPath('claude')
  if (!program) {
    throw new CliError({
      found: 'claude is not on PATH, so no agent of yours can run',
      fix: 'install and sign in to it, or leave --agent out for the scripted one',
    })
  }
  return program
}

function report(old: Recording, now: Recording, script: Step[], chant?: string): void {
  const differences = compareRecordings(withoutOrigin(old), withoutOrigin(now))
  const changed = new Set(differences.map(({ file }) => file))
  if (chant) {
    for (const { id } of script)
      console.log(`${changed.has(`4-transcripts/${id}.trycmd`) ? 'CHANGED' : 'same   '} ${id}`)
  }
  if (differences.length > 0) {
    const sum = `${differences.length} of ${now.size} files differ from the recording.`
    throw new CliError(`${describeDifferences(differences)}\n${sum} To take the new ones: ${UPDATE}`)
  }
  console.log(`the replay is the recording: ${now.size} files agree`)
}

/** Programs and hashes differ without a difference in what happened; what the bundle holds is compared as text. */
function withoutOrigin(recording: Recording): Recording {
  return new Map([...recording].filter(([file]) => file !== PROVENANCE && file !== BUNDLE))
}

/** Writes the whole recording or, after an abort, nothing. Other files in its folders stay. */
function replaceRecording(base: string, recording: Recording, signal: AbortSignal): void {
  signal.throwIfAborted()
  const files = [...recording].map(([file, text]) => [file, Buffer.from(text, encodingOf(file))])
  writeGenerated(base, Object.fromEntries(files), { by: 'story' })
}
