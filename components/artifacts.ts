import type { Commit } from '../src/specs/history'
import type { RecordedCommand } from '../src/specs/recording'
import { recordedCommands } from '../src/specs/recording'

// Raw text of what the slides show. Globs are narrow: no CSV file, no figure that a slide does not need, enters the bundle.
const transcripts = import.meta.glob<string>('../artifacts/4-transcripts/*.trycmd', { query: '?raw', import: 'default', eager: true })
const specs = import.meta.glob<string>('../artifacts/3-workspace/.chant/specs/*.md', { query: '?raw', import: 'default', eager: true })
const messages = import.meta.glob<string>('../artifacts/3-workspace/messages/*/slack.json', { query: '?raw', import: 'default', eager: true })
const history = import.meta.glob<Commit[]>('../artifacts/4-transcripts/commits.json', { import: 'default', eager: true })
const recorded = import.meta.glob<RecordedStep[]>('../artifacts/4-transcripts/steps.json', { import: 'default', eager: true })

const origin = import.meta.glob<Provenance>('../artifacts/4-transcripts/provenance.json', { import: 'default', eager: true })

/** A step of the story, as artifacts/4-transcripts/steps.json lists it. `at` is UTC. */
export interface RecordedStep { id: string, at: string, who: string, title: string, file: string }

/** The text of artifacts/4-transcripts/<step>.trycmd. */
export const transcriptText = (step: string): string => textOf(transcripts, '4-transcripts', `${step}.trycmd`)

/** What made the recording; more is in artifacts/4-transcripts/provenance.json. */
interface Provenance { chant?: string | { version?: string } }

/** The commands recorded in a step, in order. */
export const transcript = (step: string): RecordedCommand[] => recordedCommands(transcriptText(step))

/** The text of a spec as the story leaves it; `id` without .md. */
export const specText = (id: string): string => textOf(specs, '3-workspace/.chant/specs', `${id}.md`)

/** The ids of the specs that the story leaves, sorted. */
export const specIds: string[] = Object.keys(specs).map(path => path.split('/').at(-1)!.replace(/\.md$/, '')).sort()

/** The text of artifacts/3-workspace/messages/<day>/slack.json. */
export const messageText = (day: string): string => textOf(messages, '3-workspace/messages', `${day}/slack.json`)

/** The git history of the workspace, oldest first. */
export const commits: Commit[] = Object.values(history)[0] ?? []

/** The steps of the story in order. */
export const steps: RecordedStep[] = Object.values(recorded)[0] ?? []

/** What a step says about itself; undefined before the story was recorded. */
export const storyStep = (id: string): RecordedStep | undefined => steps.find(step => step.id === id)

/** "chant 0.23.2": the program that was recorded. */
export const chantVersion: string = versionOf(Object.values(origin)[0]?.chant)

function versionOf(chant: Provenance['chant']): string {
  const version = typeof chant === 'object' ? chant.version : chant
  return `chant ${(version ?? '').replace(/^chant /, '')}`.trim()
}

function textOf(files: Record<string, string>, folder: string, file: string): string {
  const text = files[`../artifacts/${folder}/${file}`]
  if (text === undefined)
    throw new Error(`No ${file} in artifacts/${folder}. Found: ${Object.keys(files).map(path => path.split('/').at(-1)).join(', ') || 'nothing: run npm run story'}.`)
  return text
}
