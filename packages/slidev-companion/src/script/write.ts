import type { Room } from './checklist'
import type { Plan, Step } from './plan'
import { counted } from '../counted'
import { escapeMarkdown } from '../escape'
import { amount, checklist } from './checklist'
import { clockFrom } from './clock'
import { untimed } from './plan'

const spellMinutes = clockFrom()
/** As 2026-11-29, of this machine's clock. */
const DAY = new Intl.DateTimeFormat('sv-SE')
const BARS = /\|/g
const LINES = /\s*\n\s*/g

/**
 * Returns a talk as a speaking script in Markdown: the plan, what is said, the questions, and the
 * checklist for the room.
 */
export function writeScript(plan: Plan, room: Room): string {
  const { played, backups } = plan
  return `${[
    `# Speaking script: ${plan.title}`,
    totals(plan),
    ...rehearsed(plan),
    ...tooFast(played),
    ...withoutTime(played),
    '## Plan',
    planTable(plan, room),
    ...played.flatMap(step => said(step, room)),
    ...(backups.length > 0 ? ['## In reserve', ...backups.flatMap(step => said(step, room))] : []),
    ...questionsOf([...played, ...backups]),
    '## Before you begin',
    checklist(plan, room),
  ].join('\n\n')}\n`
}

// -- internal --

function totals({ played, backups, minutes, words }: Plan): string {
  const guessed = played.some(step => step.guessed)
  return [
    `${counted(played.length, 'slide')} and ${backups.length} in reserve`,
    `${guessed ? '≈ ' : ''}${amount(minutes)} minutes`,
    `${words} words${pace({ words, minutes })}.`,
  ].join(', ') + (guessed ? ' Minutes with ≈ come from the words: front matter has none.' : '')
}

function rehearsed({ last, played }: Plan): string[] {
  if (!last)
    return []
  const seconds = played.reduce((sum, step) => sum + (step.last ?? 0), 0)
  const count = played.filter(step => step.last !== undefined).length
  const day = DAY.format(last.begun)
  return [`Last rehearsal, ${day}: ${spellMinutes(seconds / 60)} on ${count} of ${played.length} slides.`]
}

function tooFast(steps: Step[]): string[] {
  const fast = steps.filter(step => step.fast)
  const list = fast.map(
    step => `- ${step.no} · ${step.title}: ${step.words} words in ${amount(step.minutes)} min`,
  )
  return fast.length === 0 ? [] : ['**Too many words for their minutes:**', list.join('\n')]
}

function withoutTime(steps: Step[]): string[] {
  const list = untimed(steps).map(({ no, title }) => `- ${no} · ${title}`)
  return list.length === 0 ? [] : ['**Planned at 0 min, having neither notes nor `minutes`:**', list.join('\n')]
}

function planTable({ last, played }: Plan, room: Room): string {
  const head = ['start', 'slide', 'minutes', 'words', 'a minute', 'clicks']
  const rows = played.map(step => planRow(step, room))
  return last
    ? table([...head, 'last time'], rows.map((row, i) => [...row, lastTime(played[i]!)]))
    : table(head, rows)
}

function lastTime({ last }: Step): string {
  return last === undefined ? '' : spellMinutes(last / 60)
}

function planRow(step: Step, { clock }: Room): string[] {
  const rate = step.minutes > 0 ? String(Math.round(step.words / step.minutes)) : ''
  const minutes = `${step.guessed ? '≈ ' : ''}${amount(step.minutes)}`
  return [
    clock(step.start!),
    `${step.no} · ${step.title}`,
    minutes,
    String(step.words),
    rate,
    String(clicksOf(step)),
  ]
}

function said(step: Step, { clock }: Room): string[] {
  const facts = [
    ...(step.start === undefined
      ? []
      : [`**${clock(step.start)}**`, `${step.guessed ? '≈ ' : ''}${amount(step.minutes)} min`]),
    ...(step.last === undefined ? [] : [`last time ${lastTime(step)}`]),
    ...(step.words > 0 ? [`${step.words} words${pace(step)}`] : []),
    ...(clicksOf(step) > 0 ? [clicksOf(step) === 1 ? '1 click' : `${clicksOf(step)} clicks`] : []),
    ...(step.clicks > 0 && step.steps.length > step.clicks ? [`${step.clicks} of them in the note`] : []),
    ...(step.listener === undefined ? [] : [`for ${step.listener}`]),
  ]
  return [
    `### ${step.no} · ${step.title}`,
    facts.join(' · '),
    ...onSlide(step.steps),
    step.spoken,
    ...step.questions.map(({ asked, answer }) => `> **“${asked}”** ${answer.replace(LINES, ' ')}`),
    ...step.bridge === undefined ? [] : [`→ ${step.bridge}`],
  ].filter(Boolean)
}

/** As many as the note marks, or as the slide's Markdown has: a component may have more. */
function clicksOf({ clicks, steps }: Step): number {
  return Math.max(clicks, steps.length)
}

function onSlide(steps: string[]): string[] {
  const numbered = steps.map((step, i) => `**[${i + 1}]** ${escapeMarkdown(step)}`)
  return steps.length === 0 ? [] : [`On the slide: ${numbered.join(' · ')}`]
}

function questionsOf(steps: Step[]): string[] {
  const rows = steps.flatMap(({ no, questions }) => questions.map(({ asked }) => [asked, String(no)]))
  return rows.length === 0 ? [] : ['## Questions to expect', table(['question', 'answer at slide'], rows)]
}

function pace({ words, minutes }: { words: number, minutes: number }): string {
  return minutes > 0 && words > 0 ? `, ${Math.round(words / minutes)} a minute` : ''
}

function table(head: string[], rows: string[][]): string {
  const row = (cells: string[]) =>
    `| ${cells.map(cell => cell.replace(BARS, '\\|').replace(LINES, ' ')).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}
