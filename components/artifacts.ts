import type { Facts } from '../src/facts'
import type { Commit } from '../src/specs/history'
import type { RecordedCommand } from '../src/specs/recording'
import { isOwnRecording } from '../src/deck/own-recording'
import { recordedCommands } from '../src/specs/recording'
import { facts } from './results'

// Raw text of what the slides show. Globs are narrow: no CSV file, no figure that a slide does not need,
// enters the bundle. Vite reads them at build time, so each call has its options written out.
const transcripts = import.meta.glob<string>(
  '../artifacts/4-transcripts/*.trycmd',
  { query: '?raw', import: 'default', eager: true },
)
const specs = import.meta.glob<string>(
  '../artifacts/3-workspace/.chant/specs/*.md',
  { query: '?raw', import: 'default', eager: true },
)
const messages = import.meta.glob<string>(
  '../artifacts/3-workspace/messages/*/slack.json',
  { query: '?raw', import: 'default', eager: true },
)
// These are absent before the story was recorded: a glob of one file then is empty, where an import would fail.
const history = import.meta.glob<Commit[]>(
  '../artifacts/4-transcripts/commits.json',
  { import: 'default', eager: true },
)
const recorded = import.meta.glob<RecordedStep[]>(
  '../artifacts/4-transcripts/steps.json',
  { import: 'default', eager: true },
)
const origin = import.meta.glob<Provenance>(
  '../artifacts/4-transcripts/provenance.json',
  { import: 'default', eager: true },
)

const counted = import.meta.glob<Facts>(
  '../artifacts/4-transcripts/facts.json',
  { import: 'default', eager: true },
)

/** A step of the story, as artifacts/4-transcripts/steps.json lists it. */
export interface RecordedStep {
  id: string
  /** UTC */
  at: string
  who: string
  title: string
  file: string
}

/** What made the recording; more is in artifacts/4-transcripts/provenance.json. */
interface Provenance {
  chant?: string | { version?: string }
  of?: { company: { short: string } }
}

/** The steps of the story in order. */
const steps: RecordedStep[] = Object.values(recorded)[0] ?? []

const isOwn = isOwnRecording({
  ...facts,
  ...Object.values(counted)[0],
  'step.init': { value: steps[0]?.at.slice(0, 10) ?? null, unit: 'date', what: '' },
})

/** What was counted in the recording; nothing if it is of another company. */
export const recordedFacts: Facts = isOwn ? Object.values(counted)[0]! : {}

/** The git history of the workspace, oldest first; nothing if it is of another company. */
export const commits: Commit[] = isOwn ? Object.values(history)[0] ?? [] : []

/** The ids of the specs that the story leaves, sorted. */
export const specIds: string[] = Object.keys(specs).map(path => nameOf(path).replace(/\.md$/, '')).sort()

/** "chant 0.23.2": the program that was recorded. */
export const chantVersion: string = versionOf(Object.values(origin)[0]?.chant)

/** The short name of the company whose four weeks were recorded. */
export const recordedCompany: string = Object.values(origin)[0]?.of?.company.short ?? ''

/** What a step says about itself; undefined before the story was recorded. */
export function storyStep(id: string): RecordedStep | undefined {
  return steps.find(step => step.id === id)
}

/** The commands recorded in a step, in order. */
export function transcript(step: string): RecordedCommand[] {
  return recordedCommands(textOf(transcripts, '4-transcripts', `${step}.trycmd`))
}

/** All lines that the commands of a step printed. */
export function printedLines(step: string): string[] {
  return transcript(step).flatMap(({ output }) => output)
}

/** The text of a spec as the story leaves it; `id` without .md. */
export function specText(id: string): string {
  return textOf(specs, '3-workspace/.chant/specs', `${id}.md`)
}

/** The text of artifacts/3-workspace/messages/<day>/slack.json. */
export function messageText(day: string): string {
  return textOf(messages, '3-workspace/messages', `${day}/slack.json`)
}

// -- internal --

function versionOf(chant: Provenance['chant']): string {
  const version = typeof chant === 'object' ? chant.version : chant
  return `chant ${(version ?? '').replace(/^chant /, '')}`.trim()
}

function textOf(files: Record<string, string>, folder: string, file: string): string {
  const text = files[`../artifacts/${folder}/${file}`]
  if (text === undefined) {
    const found = Object.keys(files).map(nameOf).join(', ') || 'nothing: run npm run story'
    throw new Error(`No ${file} in artifacts/${folder}. Found: ${found}.`)
  }
  return text
}

function nameOf(path: string): string {
  return path.split('/').at(-1)!
}
