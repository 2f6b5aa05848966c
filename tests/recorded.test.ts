import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildGuide } from '../src/effects/deck/guide'
import { parseTrycmd } from '../src/specs/trycmd'
import { ownDeck, root } from './deck/own-deck'

const folder = join(root, 'artifacts/4-transcripts')
const steps = readdirSync(folder).filter(name => name.endsWith('.trycmd')).map(name => name.slice(0, -7))
const recordings = steps.flatMap(step => parseTrycmd(readFileSync(join(folder, `${step}.trycmd`), 'utf8'), step))
const CONSOLE = /^(`{3,})console\n([\s\S]*?)\n\1$/gm
const ELIDED = /^\s*…/
const EXIT = /^\[exit code (\d+)\]$/

/** Whether the shown lines are the recorded ones, in order, with `…` wherever lines are left out. */
function shows(shown: string[], recorded: string[]): boolean {
  let at = 0
  let gap = false
  for (const line of shown) {
    if (ELIDED.test(line)) {
      gap = true
      continue
    }
    const found = gap ? recorded.indexOf(line, at) : recorded[at] === line ? at : -1
    if (found < 0)
      return false
    at = found + 1
    gap = false
  }
  return gap || recorded.slice(at).every(line => line.trim() === '')
}

/** The commands in a console block: what was typed, what is shown of the output, the exit code if it is told. */
function shownCommands(block: string) {
  return block.split(/^(?=\$ )/m).map((part) => {
    const [typed = '', ...output] = part.replace(/\n+$/, '').split('\n')
    const code = EXIT.exec(output.at(-1) ?? '')?.[1]
    return { typed: typed.slice(2), output: code === undefined ? output : output.slice(0, -1), code: code === undefined ? undefined : Number(code) }
  })
}

function isRecorded({ typed, output, code }: ReturnType<typeof shownCommands>[number]): boolean {
  return recordings.some(recording => recording.command === typed && (code === undefined || recording.code === code) && shows(output, recording.output))
}

describe('what is shown as recorded', () => {
  const pages = Object.entries(buildGuide(root)).filter(([name]) => name.endsWith('.md') && !name.startsWith('artifacts/'))

  it('is in the guide at all', () => {
    expect(pages.flatMap(([, text]) => [...text.matchAll(CONSOLE)]).length).toBeGreaterThan(30)
  })

  it.each(pages)('%s: every command and every line was recorded, and what is left out is marked', (_, text) => {
    const foreign = [...text.matchAll(CONSOLE)].flatMap(([, , block]) => shownCommands(block!)).filter(shown => !isRecorded(shown))
    expect(foreign.map(({ typed, output }) => [typed, ...output.slice(0, 3)].join('\n'))).toEqual([])
  })

  it('is a step of the story wherever a slide names one', () => {
    const named = ownDeck().slides.flatMap(({ content, alias }) => [...content.matchAll(/\bsteps?="([^"]+)"/g)].flatMap(match => match[1]!.split(/[\s,]+/).map(step => ({ alias, step: step.split(':')[0]! }))))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ step }) => !steps.includes(step) && !/^\d+$/.test(step))).toEqual([])
  })

  it('a changed word, a made-up line and an unmarked gap are found', () => {
    const shown = (output: string[]) => isRecorded({ typed: 'chant merge --all-completed --yes', output, code: 1 })
    const refused = parseTrycmd(readFileSync(join(folder, 'merge-refused.trycmd'), 'utf8'))[0]!.output
    expect(shown(refused)).toBe(true)
    expect(shown(['…', refused.at(-1)!])).toBe(true)
    expect(shown([refused.at(-1)!])).toBe(false)
    expect(shown([...refused, 'All good.'])).toBe(false)
    expect(shown(refused.map(line => line.replace('Error', 'Note')))).toBe(false)
  })
})
