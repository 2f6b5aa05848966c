import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodingOf, inputFiles, inputHash, readRecording, readStory, recordedStory } from '../../src/effects/story/recording'
import { approvalThread } from '../../src/specs/thread'
import { formatTrycmd, parseTrycmd } from '../../src/specs/trycmd'
import { context } from '../../src/story/ids'
import { plotOf } from '../../src/story/plot'
import { scriptOf } from '../../src/story/script'
import { expectation } from '../../src/story/step'
import { itIfRecorded, recordedNow } from '../acme'
import { scenarioText } from '../built-scenario'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const sha256 = (text: string, file = ''): string => createHash('sha256').update(text, encodingOf(file)).digest('hex')
const UPDATE = 'differs from the recording: npm run story'

interface Provenance { chant: { version: string, sha256: string }, inputs: Record<string, string>, made: Record<string, string>, outputs: Record<string, string> }
const provenance = JSON.parse(read('artifacts/4-transcripts/provenance.json')) as Provenance
const recording = readRecording(root)
const plot = plotOf(recordedStory(recording))
const script = scriptOf(plot)

describe('the frozen recording', () => {
  it('names the binary it was made with', () => {
    expect(provenance.chant.version).toMatch(/^chant \d+\.\d+\.\d+$/)
    expect(provenance.chant.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has no file more and none less than its provenance', () => {
    expect([...recording.keys()].filter(file => file !== '4-transcripts/provenance.json').sort()).toEqual(Object.keys(provenance.outputs).sort())
  })

  it.each(Object.keys(provenance.outputs))('%s is as recorded', file => expect(sha256(recording.get(file) ?? '', file), `${file} ${UPDATE}`).toBe(provenance.outputs[file]))

  it('read every input that is there now', () => expect(Object.keys(provenance.inputs)).toEqual(inputFiles(root)))

  it('was made from the scenario of now', () => {
    expect(recordedNow ? '' : 'these recordings are of another scenario: npm run story (it needs chant)').toBe('')
  })

  itIfRecorded.each(Object.keys(provenance.inputs))('%s is what the recording read', file => expect(inputHash(root, file), `${file} ${UPDATE}`).toBe(provenance.inputs[file]))

  itIfRecorded.each(recordedNow ? Object.entries(readStory(root).inputs.made) : [])('%s in the workspace comes from the results of now', (name, text) => {
    expect(sha256(text), `${name} ${UPDATE}`).toBe(provenance.made[name])
    expect(recording.get(`3-workspace/${name}`)).toBe(text)
  })

  itIfRecorded.each(readdirSync(join(root, 'artifacts/2-kpi/digests')))('digest %s is in the workspace, byte for byte', (file) => {
    expect(recording.get(`3-workspace/${context}/${file}`), UPDATE).toBe(read(`artifacts/2-kpi/digests/${file}`))
  })

  it('holds no path of a machine', () => {
    const places = [...recording].filter(([file]) => file !== '4-transcripts/provenance.json').filter(([, text]) => /\/(?:home|Users|root|work|opt)\/|acme-story-/.test(text))
    expect(places.map(([file]) => file)).toEqual([])
  })
})

describe.each(['activation', 'first-reply'])('the story of another key result, %s', (measure) => {
  let copy: string
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'story-'))
    mkdirSync(join(copy, 'artifacts'))
    writeFileSync(join(copy, 'artifacts/scenario.yaml'), scenarioText(measure))
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is not recorded: what the weeks tell is churn\'s, and the error has the line', () => {
    const line = scenarioText(measure).split('\n').findIndex(text => text.trimStart().startsWith('measure:')) + 1
    expect(() => readStory(copy)).toThrow(`artifacts/scenario.yaml:${line}: keyResult.measure: ${measure}, and the four weeks that can be recorded are about churn`)
  })
})

describe('script and transcripts', () => {
  it('are one to one', () => {
    const steps = (JSON.parse(read('artifacts/4-transcripts/steps.json')) as { id: string }[]).map(({ id }) => id)
    expect(steps).toEqual(script.map(({ id }) => id))
    expect([...recording.keys()].filter(file => file.endsWith('.trycmd')).sort()).toEqual(steps.map(id => `4-transcripts/${id}.trycmd`).sort())
  })

  it('name each step once', () => expect(new Set(script.map(({ id }) => id)).size).toBe(script.length))

  it.each(script)('$id: every command of the script was recorded with its exit code', ({ id, commands }) => {
    const text = recording.get(`4-transcripts/${id}.trycmd`)!
    const recorded = parseTrycmd(text, `${id}.trycmd`)
    expect(recorded.map(({ command, code }) => ({ command, wanted: code }))).toEqual(commands.map(expectation))
    expect(formatTrycmd(recorded)).toBe(text)
  })

  it('keep the reason of the refusal short enough for a slide', () => {
    const [no] = approvalThread(recording.get(`3-workspace/.chant/specs/${plot.research}.md`)!)
    expect(no).toMatchObject({ by: plot.by.owner, decision: 'rejected' })
    expect(no!.words.length).toBeLessThanOrEqual(200)
  })

  it('print an agent\'s answer of at most 12 lines of 64 characters', () => {
    for (const id of ['research-work', 'rework', 'plan-work']) {
      const { output } = parseTrycmd(recording.get(`4-transcripts/${id}.trycmd`)!)[0]!
      const answer = output.slice(output.findIndex(line => line.startsWith('Read ')), output.lastIndexOf('```') + 1)
      const spoken = answer.slice(answer.findIndex(line => /^(?:Lost|Wrote)/.test(line)))
      expect(spoken.length, id).toBeLessThanOrEqual(12)
      expect(Math.max(...answer.map(line => line.length)), id).toBeLessThanOrEqual(64)
    }
  })
})
