import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Fact, Facts } from '../../facts'
import type { Results } from '../../kpi/results'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstDifference } from '../../../packages/slidev-companion/src/drift'
import { bannedClaims } from '../../claims/banned'
import { numbersIn, untracedFigures, writtenFacts } from '../../deck/figures'
import { measuredProblems } from '../../deck/measured'
import { readFacts } from '../kpi/facts'
import { readRecording, readStory } from '../story/recording'
import { deckSources } from './read-deck'

const RE_SPEC = /\.chant\/specs\/(20\d\d-\d\d-\d\d)-[\w.-]+\.md$/

/** Returns every claim in the deck's sources that the data cannot carry. */
export function deckProblems(root: string): Problem[] {
  const facts = readFacts(root)
  return deckSources(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...bannedClaims(text, file), ...measuredProblems(text, file, facts)]
  })
}

/**
 * Returns every figure in the recorded workspace and in what the agent said that is not a fact of
 * the results, and every claim that the data cannot carry. Reports and dashboards know their
 * morning, findings the tables of the digests.
 */
export function recordedProblems(root: string): Problem[] {
  const results = JSON.parse(readFileSync(join(root, 'artifacts/2-kpi/results.json'), 'utf8')) as Results
  const facts = readFacts(root)
  const recording = readRecording(root)
  const specs = [...recording.keys()].flatMap(name => RE_SPEC.exec(name)?.[1] ?? [])
  return [...recording].flatMap(([name, text]): Problem[] => {
    const file = `artifacts/${name}`
    const said = saidIn(name, text)
    return [
      ...untracedFigures(
        said,
        file,
        knownTo(name, facts, results, specs),
        'the facts of artifacts/2-kpi/results.json',
      ),
      ...(isRead(name) ? bannedClaims(text, file) : []),
    ]
  })
}

/** Returns the morning's figures in the workspace that the results of now do not give. */
export function morningProblems(root: string): Problem[] {
  const recording = readRecording(root)
  return Object.entries(readStory(root).inputs.made).flatMap(([name, text]) =>
    firstDifference(`artifacts/3-workspace/${name}`, recording.get(`3-workspace/${name}`) ?? '', text) ?? [])
}

// -- internal --

/**
 * A transcript says about the company what a file in it says and what the agent answers; the rest is
 * chant's and git's own.
 */
const RE_SHOWS_FILE = /^(?:cat |git show \S+:)\S+\.md$/
/**
 * The files of the workspace that say something about the company; the digests there are copies, a picture
 * says what its page says.
 */
const RE_SAYS = /^3-workspace\/(?:reports|research|dashboard|messages|\.chant\/specs)\/.*(?<!\.png)$/
/** What one morning's figures are enough for; the others speak of the findings. */
const RE_MORNING = /report|dashboard|messages|cron|send|-rpt\b/
const RE_DAY = /20\d\d-\d\d-\d\d/
/** Times, spec ids and files, which hold digits and no figures. */
const NOT_SAID = [/T?\d\d:\d\d(?::\d\d)?Z?/g, /\b[\w-]+-20\d\d-\d\d\.md\b/g, /\b\d{3}-[a-z]{3}\b/g]
/** What a browser or a mail program does not show. */
const NOT_SHOWN = /<style>[\s\S]*?<\/style>|<[^>]*>|^[\w-]+: .*$/gm
const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

function isRead(name: string): boolean {
  return /\.(?:md|html|eml|json|trycmd)$/.test(name)
}

/**
 * Returns the text of a recorded file with everything blanked that is not said about the company;
 * line numbers stay.
 */
function saidIn(name: string, text: string): string {
  const shown = /\.(?:html|eml)$/.test(name) ? text.replace(NOT_SHOWN, blank) : text
  const said = name.endsWith('.trycmd') ? saidInTranscript(text) : RE_SAYS.test(name) ? shown : ''
  // Fences hold tables that the agent drew: their marks go, the tables stay.
  return NOT_SAID.reduce((rest, pattern) => rest.replace(pattern, blank), said.replace(/^`{3,}.*$/gm, blank))
}

function saidInTranscript(text: string): string {
  let command = ''
  let answering = false
  return text.split('\n').map((line) => {
    if (line.startsWith('$ '))
      [command, answering] = [line.slice(2), false]
    else if (command.startsWith('chant work ') && line.startsWith('Working '))
      answering = true
    else if (line.startsWith('→ '))
      answering = false
    else if (RE_SHOWS_FILE.test(command) || answering)
      return line
    return blank(line)
  }).join('\n')
}

/** What the findings are about; the definitions are every text's. */
const OF_FINDINGS = ['churn.baseline', 'segment', 'tenure', 'driver', 'adjusted', 'overlap', 'survey']
const OF_DASHBOARD = ['story', 'weekly']

/**
 * The figures that a text may hold: few, because among all of the results a wrong one would easily
 * find its like. `specs` are the days on which the specs of the workspace were written: a morning
 * counts those there are by then.
 */
function knownTo(name: string, facts: Facts, { tables, asOf }: Results, specs: string[]): Set<string> {
  const findings = !RE_MORNING.test(name)
  const parts = ['kr', ...findings ? OF_FINDINGS : name.includes('dashboard') ? OF_DASHBOARD : []]
  const known = Object.entries(facts)
    .filter(([key]) => parts.some(part => key.startsWith(`${part}.`)))
    .map(([, fact]) => fact)
  if (!findings) {
    const day = RE_DAY.exec(name)?.[0] ?? asOf
    return writtenFacts([
      ...known,
      ...factsOf(tables.reports.find(row => row.asOf === day) ?? {}, {
        specs: specs.filter(written => written <= day).length,
      }),
    ])
  }
  const oneCause = tables.overlap.filter(
    row => [row.onboarding, row.reply, row.integration].filter(Boolean).length === 1,
  )
  // The share in the first answer is the mistake for which it was rejected: lost customers counted
  // once for each cause.
  const derived = {
    oneCause: oneCause.reduce((sum, row) => sum + row.lost, 0),
    countedTwice:
      Number(facts['overlap.naiveSum']?.value) / Number(facts['churn.baseline.lost']?.value),
  }
  const written = writtenFacts([...known, ...factsOf(...tables.strata, derived)])
  const bands = [...tables.strata.map(row => row.tenure), ...tables.tenure.map(row => row.band)].flatMap(numbersIn)
  return new Set([...written, ...bands])
}

/**
 * The numbers of rows as facts: what is below 1 is a share, what has decimals is shown with one,
 * the rest is counted.
 */
function factsOf(...rows: object[]): Fact[] {
  return rows.flatMap(row => Object.entries(row)).flatMap(([what, value]): Fact[] => typeof value !== 'number'
    ? []
    : [{ what, value, unit: Number.isInteger(value) ? 'count' : Math.abs(value) < 1 ? 'percent' : 'per1000' }])
}
