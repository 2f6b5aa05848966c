import type { RecordedCommand } from '../../specs/recording'
import type { DeckRule } from './rule'
import { saysFailure } from '../../specs/failure'
import { keptLines } from '../../specs/kept-lines'
import { slideRule } from './rule'

/** Returns the commands recorded in a step, or undefined for a step that is not recorded. */
export type RecordedIn = (step: string) => RecordedCommand[] | undefined

/** Returns the rule about what a slide leaves out of a recording. */
export function elided(recordedIn: RecordedIn): DeckRule {
  return slideRule(
    'elided',
    'What a slide leaves out of a recording hides no exit code other than 0 and no line that says what failed.',
    ({ body, guide }) => [
      ...elementsIn(body).flatMap(element => [
        ...hiddenCommands(element, recordedIn),
        ...hiddenInside(element, recordedIn),
      ]),
      // What is long in the guide is folded, and its lines of failure always stand.
      ...elementsIn(guide).flatMap(element => hiddenCommands(element, recordedIn)),
    ],
  )
}

// -- internal --

interface Element { name: string, props: Record<string, string> }
type Fault = [found: string, fix: string]

/** Which commands of its steps an element shows, and which lines of one of them. */
interface Selection {
  steps: string
  commands: (recorded: RecordedCommand[]) => RecordedCommand[]
  lines: (command: RecordedCommand) => string[]
}

const RE_ELEMENT = /<(Transcript|CommandRows|TwoVerdicts)\b([^>]*)>/g
const RE_PROP = /\s([a-z]+)="([^"]*)"/g

const SELECTIONS: Record<string, (props: Record<string, string>) => Selection> = {
  Transcript: ({ step = '', only, from, lines }) => ({
    steps: step,
    commands: recorded => only === undefined ? recorded : recorded.slice(Number(only) - 1, Number(only)),
    lines: ({ output }) => keptLines(output, { from, lines }),
  }),
  CommandRows: ({ steps = '', only = '', keep = '' }) => ({
    steps,
    commands: recorded => recorded.filter(({ command }) => new RegExp(only).test(command)),
    lines: command => enough(command, new RegExp(keep)),
  }),
  TwoVerdicts: ({ step = '', command = '', check = '' }) => ({
    steps: step,
    commands: recorded => recorded.filter(one => new RegExp(`${command}|${check}`).test(one.command)),
    lines: ({ output }) => output, // counted, not shown
  }),
}

function elementsIn(body: string): Element[] {
  return [...body.matchAll(RE_ELEMENT)].map(([, name, props]) => ({
    name: name!,
    props: Object.fromEntries([...props!.matchAll(RE_PROP)].map(([, key, value]) => [key!, value!])),
  }))
}

/** Returns what an element leaves out of its steps: commands that failed. */
function hiddenCommands({ name, props }: Element, recordedIn: RecordedIn): Fault[] {
  const { steps, commands } = SELECTIONS[name]!(props)
  return steps.split(/\s+/).flatMap((step) => {
    const recorded = recordedIn(step) ?? []
    const shown = commands(recorded)
    return recorded.filter(command => command.exit !== 0 && !shown.includes(command)).map(({ command, exit }): Fault =>
      [`<${name}> leaves out "${command}" of ${step}, which ended with ${exit}`, 'show it, or take a step without it'])
  })
}

/** Returns what an element leaves out of the commands that it shows. */
function hiddenInside({ name, props }: Element, recordedIn: RecordedIn): Fault[] {
  const { steps, commands, lines } = SELECTIONS[name]!(props)
  return steps.split(/\s+/).flatMap((step) => {
    const shown = commands(recordedIn(step) ?? [])
    const hidden = shown.flatMap(command => hiddenLines(command, lines(command)))
    return [
      ...(name === 'Transcript' ? badges(shown, step) : []),
      ...hidden.map((line): Fault => [
        `<${name}> leaves out the line "${line.trim()}" of ${step}`,
        'keep the line that says what failed',
      ]),
    ]
  })
}

/** A transcript has one badge. */
function badges(shown: RecordedCommand[], step: string): Fault[] {
  const failed = shown.filter(({ exit }) => exit !== 0)
  const found = `<Transcript> shows one exit code for ${failed.length} commands of ${step} that failed`
  return failed.length > 1 ? [[found, 'show one of them with only="…"']] : []
}

function hiddenLines({ output }: RecordedCommand, kept: string[]): string[] {
  return output.filter(line => saysFailure(line) && !kept.includes(line))
}

/** A row has its exit code: where that says that a command failed, one of its lines is enough to say why. */
function enough({ output, exit }: RecordedCommand, keep: RegExp): string[] {
  const kept = output.filter(line => keep.test(line))
  return exit !== 0 && kept.some(saysFailure) ? output : kept
}
