import type { Attributes } from '../../packages/slidev-companion/src/markdown/attributes'
import type { ChartTable } from '../charts/chart'
import type { Commit } from '../specs/history'
import type { RecordedCommand } from '../specs/recording'
import type { Typed } from './listing'
import { posix } from 'node:path'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { codeBlock } from '../../packages/slidev-companion/src/guide/fences'
import { codeSpan, words } from '../../packages/slidev-companion/src/guide/mdbook'
import { markdownTable } from '../../packages/slidev-companion/src/guide/table'
import { QUESTIONS } from '../deck/questions'
import { formatFact } from '../facts'
import { filesByFolder } from '../specs/checkout'
import { frontmatterBlock } from '../specs/frontmatter'
import { approvalOf, branchLanes } from '../specs/history'
import { answerOf, insteadOf } from '../specs/instead'
import { runLedger } from '../specs/ledger'
import { passedTests, readMember } from '../specs/member'
import { printedFile, printedJson, recordedCommands } from '../specs/recording'
import { readSlackMessage } from '../specs/slack-message'
import { threadTurns } from '../specs/turns'
import { chartFigure, figure, smallFigure } from './figure'
import { cutListing, foldedFile, quotedMarkdown, session, telling } from './listing'
import { phasesSvg, phasesTable } from './phases'
import { hundredSvg, shareSvg } from './pictures'
import { reachTable } from './reach'
import { signTable } from './sign-table'

export interface ComponentContext {
  /** Text of a file of artifacts/, or undefined. */
  read: (path: string) => string | undefined
  /** Files of artifacts/ below a folder, by path. */
  list: (folder: string) => string[]
  /** Returns where a copied artifact lies, seen from the page. */
  artifact: (path: string) => string
  /** Keeps a picture that is in no file of artifacts/, and returns where it lies, seen from the page. */
  draw?: (name: string, svg: string) => string
  /** Returns whether a slide of that alias is there: a version leaves some out. Default: it is. */
  has?: (alias: string) => boolean
  /** On paper nothing can be unfolded. */
  onPaper?: boolean
}

export type ComponentWriter = (props: Attributes, slot: string, context: ComponentContext) => string

const SPECS = '3-workspace/.chant/specs'
const BEFORE_AFTER = [
  '**On trust:** a prompt → an agent’s draft → merged without a review, or with one in a chat.',
  '**On record:** a question in a file → an agent’s draft → a named person’s yes or no → your server’s lock → merged;'
  + ' a no goes back with its reason.',
].join('\n\n')

/**
 * What each component of the deck becomes in the guide. A component without an entry is an error with file
 * and line.
 */
export const COMPONENTS: Record<string, ComponentWriter> = {
  Chart: ({ id = '' }, slot, context) => after(chart(id, context), slot),
  Transcript: ({ step = '', only, matters }, slot, context) =>
    after(transcript(step, context, { only, matters }), slot),
  TranscriptLine: ({ text = '' }) => codeBlock(text, 'console'),
  CommandRows: ({ steps = '', only, keep }, slot, context) =>
    keep === undefined
      ? slot
      : after(commandList(steps.split(/\s+/).flatMap(step => recorded(step, context)), only, keep), slot),
  SpecFile: ({ spec, step }, slot, context) =>
    after(step !== undefined ? recordedSpec(step, context) : specFile(spec ?? '', context), slot),
  QuestionFile: ({ step = '' }, slot, context) => after(recordedSpec(step, context), slot),
  ConfigLine: ({ step = '', file, setting }, slot, context) =>
    after(slot.trim(), transcript(step, context, { typed: file, matters: setting })),
  ApprovalThread: ({ spec = '', ...people }, slot, context) => after(thread(spec, people, context), slot),
  Branches: (props, slot, context) =>
    after(`${branches(props, context)}\n\n${members(props.driver ?? '', context)}`, slot),
  BranchesFailed: (props, slot, context) => after(failedBranches(props, context), slot),
  CommitLog: (props, slot, context) => after(commitLog(props, context), slot),
  Timeline: ({ size, ...phases }, slot, context) => size === 'overview' ? after(timeline(phases, context), slot) : slot,
  Dashboard: (_, slot, context) => after(dashboard(context), slot),
  ArtifactFile: ({ path = '', title, matters }, _, context) => artifactFile(path, title, matters, context),
  MorningMessages: (props, slot, context) => after(messages(props, context), slot),
  MorningPicture: ({ day = '' }, _, context) => morning(day, context),
  Checkout: ({ before = '' }, slot, context) =>
    `In the checkout:\n\n${checkout(before, context)}\n\nNot in it:\n\n${slot}`,
  Estimates: (_, slot, context) => after(chart('estimates', context), slot),
  Refusal: ({ step = '', by = '' }, slot, context) => after(refusal(step, by, context), slot),
  RunLedger: ({ spec = '' }, slot, context) => after(ledger(spec, context), slot),
  CommandDiff: ({ step = '' }, slot, context) => after(commandDiff(step, context), slot),
  BigNumber: ({ name = '', value = '' }, slot) => `- **${name}: ${value}.** ${slot.replace(/\s*\n\s*/g, ' ')}`,
  PeopleDots: (props, slot) => after(peopleTable(props), slot),
  TwoReports: (props, slot, context) => after(twoReports(props, context), slot),
  BigNumbers: wordsOnly,
  DriverSum: ({ collapse }, slot, context) =>
    after(collapse === undefined ? driverSum(context) : chart('overlap', context), slot),
  TargetReach: (_, slot, context) => after(reachTable(need('2-kpi/results.json', context)), slot),
  BeforeAfter: (_, slot) => after(BEFORE_AFTER, slot),
  Hundred: ({ lost = '', later = '' }, slot, context) => after(hundred(Number(lost), Number(later), context), slot),
  WordTable: wordsOnly,
  PilotCalendar: (_, slot) => slot.replace(/^- (.+)\n((?:- .+\n?)+)/m, '**$1**\n\n$2'),
  CostFrame: wordsOnly,
  TermGrid: wordsOnly,
  SignSheet: ({ short, prose }, slot) =>
    short === undefined && prose === undefined ? slot : after(slot.trim(), signTable(short !== undefined)),
  ControlMap: wordsOnly,
  DigestFlow: wordsOnly,
  DigestTrail: wordsOnly,
  FigureTrail: wordsOnly,
  QuestionMap: (_, slot, context) => after(questions(context), slot),
  Roles: wordsOnly,
  ShareBar: (props, slot, context) => after(shareBar(props, context), slot),
  DefinitionCard: ({ name = '', from = '', to = '' }, slot) =>
    after(`**${name}: from ${from} to ${to}.**`, slot.replace(/^- (.+)\n+- (.+)$/m, '- $1,\n- divided by $2.')),
}

/** A frame around words: the words are all the reader needs. */
function wordsOnly(_: Attributes, slot: string): string {
  return slot
}

function after(picture: string, slot: string): string {
  return slot.trim() === '' ? picture : `${picture}\n\n${slot.trim()}`
}

function need(path: string, { read, list }: ComponentContext): string {
  const text = read(path)
  if (text === undefined) {
    const beside = list(posix.dirname(path)).map(file => posix.basename(file))
    const near = nearestNames(posix.basename(path), beside)
    const guess = near.length > 0 ? `near: ${near.join(', ')}; or ` : ''
    throw new CliError({ found: `there is no artifacts/${path}`, fix: `${guess}npm run artifacts, npm run story` })
  }
  return text
}

/** The commands recorded in a step, in order. */
function recorded(step: string, context: ComponentContext): RecordedCommand[] {
  return recordedCommands(need(`4-transcripts/${step}.trycmd`, context))
}

function chartTable(id: string, context: ComponentContext): ChartTable {
  return JSON.parse(need(`2-kpi/charts/${id}.json`, context)) as ChartTable
}

function chart(id: string, context: ComponentContext): string {
  return chartFigure(chartTable(id, context), context.artifact(`2-kpi/charts/${id}.paper.svg`))
}

/** The lost customers of each driver, and what they come to when they are added up, as the first answer does. */
function driverSum(context: ComponentContext): string {
  const { rows } = chartTable('drivers', context)
  const added = rows.reduce((sum, { lost }) => sum + Number(lost), 0)
  return markdownTable(
    ['Driver', 'Customers lost'],
    [
      ...rows.map(({ label, lost }) => [words(String(label)), String(lost)]),
      ['As the first answer adds them up', String(added)],
    ],
  )
}

/** Commands of recordings, each with its exit code and the lines that are kept of what it said. */
function commandList(commands: RecordedCommand[], typed = '', keep = ''): string {
  return commands.filter(({ command }) => new RegExp(typed).test(command)).map(({ command, output, exit }) => {
    const said = output.filter(line => new RegExp(keep).test(line)).map(line => codeSpan(line.trim())).join(', ')
    return `- ${codeSpan(command)}: **exit ${exit}**${said && `, ${said}`}`
  }).join('\n')
}

function peopleTable({ agents, analyst = '', digests, decider = '', yes, no, refused }: Attributes): string {
  return markdownTable(['Who', 'Did', 'Decided'], [
    ['Agents', `${agents} commits`, 'nothing'],
    [analyst, `${digests} digests`, 'nothing'],
    [decider, 'the questions', `**${yes} yes, ${no} no**`],
    ['chant', '', `${refused} commands refused`],
  ])
}

function twoReports({ step = '', command = '', check = '' }: Attributes, context: ComponentContext): string {
  const find = (pattern: string) => recorded(step, context).find(one => new RegExp(pattern).test(one.command))
  const failed = find(check)?.output.filter(line => line.includes(' ✗ ')).map(line => line.split(' ')[0]!) ?? []
  return [
    `- The command says **exit ${find(command)?.exit}**: ${codeSpan(find(command)?.command ?? '')}`,
    `- The specs say **${failed.length} failed**: ${failed.map(id => codeSpan(id)).join(', ')}`,
  ].join('\n')
}

function failedBranches(
  { driver = '', failed = '', step = '', again = '' }: Attributes,
  context: ComponentContext,
): string {
  const exit = recorded(step, context).find(command => command.exit > 0)?.exit
  return markdownTable(['Piece', 'First run', `After ${codeSpan(again)}`], memberIds(driver, context).map((id) => {
    const piece = `**${words(id.slice(driver.length + 1).replaceAll('-', ' '))}**`
    return id.startsWith(`${driver}.${failed}`)
      ? [piece, `crashed; the run exits ${exit}`, 'runs again, finishes']
      : [piece, 'finished', '']
  }))
}

interface Shown {
  /** The number of a command, from 1. */
  only?: string
  /** A pattern: commands. */
  typed?: string
  /** A pattern: lines of long outputs. */
  matters?: string
}

function transcript(step: string, context: ComponentContext, { only, typed, matters }: Shown = {}): string {
  const commands = recorded(step, context)
    .filter((_, i) => only === undefined || i === Number(only) - 1)
    .filter(({ command }) => typed === undefined || new RegExp(typed).test(command))
  const typedCommands = commands.map(typedCommand)
  return context.onPaper
    ? telling(typedCommands, pattern(matters)).map(command => onPaper(command, pattern(matters))).join('\n\n')
    : session(typedCommands, pattern(matters))
}

/** A command that prints a Markdown file; front matter is no Markdown. */
const PRINTS_MARKDOWN = /^(?:cat|git show) \S+\.md$/

function onPaper(recorded: RecordedCommand & Typed, matters: Typed['matters']): string {
  const { command, output } = recorded
  if (PRINTS_MARKDOWN.test(command) && output[0] !== '---')
    return `${codeSpan(command)}\n\n${quotedMarkdown(output, matters)}`
  return cutListing({ ...recorded, kind: 'output', language: 'console', matters })
}

function typedCommand({ command, output, exit }: RecordedCommand): RecordedCommand & Typed {
  return {
    command,
    output,
    exit,
    head: [`$ ${command.replaceAll('\n', '\n> ')}`],
    lines: output,
    foot: [`[exit code ${exit}]`],
  }
}

function pattern(matters?: string): ((line: string) => boolean) | undefined {
  const lines = matters === undefined ? undefined : new RegExp(matters)
  return lines && (line => lines.test(line))
}

/** The reason of a rejection as a quotation, then the command that gave it. */
function refusal(step: string, by: string, context: ComponentContext): string {
  const [command] = recorded(step, context)
  const reason = /--reason "([^"]+)"/.exec(command?.command ?? '')?.[1] ?? ''
  return `> ${words(reason)}
>
> **${by}**

${transcript(step, context, { only: '1' })}`
}

function specFile(spec: string, context: ComponentContext): string {
  const path = `${SPECS}/${spec}.md`
  const yaml = frontmatterBlock(need(path, context))
  return `[\`.chant/specs/${spec}.md\`](${context.artifact(path)})\n\n${codeBlock(yaml, 'yaml')}`
}

/** The frontmatter of a spec as a step of the story prints it. */
function recordedSpec(step: string, context: ComponentContext): string {
  const spec = printedFile(recorded(step, context))
  return `${codeSpan(spec?.path ?? '')}\n\n${codeBlock(frontmatterBlock(spec?.text ?? ''), 'yaml')}`
}

function thread(
  spec: string,
  { decider = 'the approver', analyst = 'Analyst' }: Attributes,
  context: ComponentContext,
): string {
  const turns = threadTurns(spec, need(`${SPECS}/${spec}.md`, context), readCommits(context))
  const names = {
    agent: 'Agent',
    analyst,
    rejected: `Rejected by ${decider}`,
    approved: `Approved by ${decider}`,
  }
  return turns
    .map(({ kind, at, hash, words: said }) =>
      [
        `> **${names[kind]}**, ${time(at)} UTC, \`${hash}\``,
        ...(said === '' ? [] : [`> ${words(said)}`]),
      ].join('\n>\n'),
    )
    .join('\n\n')
}

function branches({ driver = '', from = '', run = '' }: Attributes, context: ComponentContext): string {
  const commits = readCommits(context)
  const printed = recorded(run, context).flatMap(({ output }) => output)
  const rows = branchLanes(commits, driver).map(lane => [
    `\`${lane.id}\``,
    lane.work ? `\`${lane.work}\`` : '',
    String(passedTests(printed, lane.id) ?? ''),
    lane.approval ? `${words(lane.approval.author)}, ${time(lane.approval.at)}` : 'not yet',
    lane.merge ? time(lane.merge.at) : 'not yet',
  ])
  const table = markdownTable(['Branch', 'The agent’s commit', 'Tests that pass', 'Approved', 'Merged'], rows)
  const start = approvalOf(commits, from)
  return start === undefined
    ? table
    : `${table}\n\nThe branches leave main after \`${start.hash}\`, the approval of \`${from}\`.`
}

function memberIds(driver: string, { list }: ComponentContext): string[] {
  return list(SPECS)
    .map(path => path.slice(SPECS.length + 1).replace(/\.md$/, ''))
    .filter(id => id.startsWith(`${driver}.`))
    .sort()
}

function members(driver: string, context: ComponentContext): string {
  return memberIds(driver, context).map((id) => {
    const { letter, title, test } = readMember(id, need(`${SPECS}/${id}.md`, context))
    return `- **${letter}** ${words(title)}${test ? `: ${codeSpan(test)}` : ''}`
  }).join('\n')
}

function questions({ has = () => true }: ComponentContext): string {
  const rows = QUESTIONS.flatMap(({ audience, text, slides }) => {
    const [first, ...others] = slides.filter(has)
    const also = others.map(alias => `[${alias.replaceAll('-', ' ')}](/${alias})`).join(', ')
    return first === undefined ? [] : [[audience, `[${text}](/${first})`, also]]
  })
  return markdownTable(['Who asks', 'Question and answer', 'See also'], rows)
}

function readCommits(context: ComponentContext): Commit[] {
  return JSON.parse(need('4-transcripts/commits.json', context)) as Commit[]
}

function commitLog({ path = '', author = '' }: Attributes, context: ComponentContext): string {
  return commitTable(readCommits(context).filter(commit =>
    commit.author.startsWith(author) && (path === '' || commit.files?.some(file => file.startsWith(path)))))
}

function commitTable(commits: Commit[]): string {
  return markdownTable(
    ['Commit', 'When (UTC)', 'Who', 'What'],
    commits.map(({ hash, at, author, subject }) => [`\`${hash}\``, time(at), words(author), words(subject)]),
  )
}

function timeline(phases: Attributes, { draw }: ComponentContext): string {
  const { weeks = '', graded = '', links = '', owner, analyst } = phases
  const table = phasesTable(weeks, graded, links.split(/\s+/))
  if (draw === undefined)
    return table
  const alt = 'Five stages in four weeks, with two human gates; the table below says the same.'
  return `${figure(draw('four-weeks', phasesSvg({ weeks, graded, owner, analyst })), alt)}\n\n${table}`
}

/** The pictures of the dashboard have sections of their own; here stands what they say. */
function dashboard(context: ComponentContext): string {
  const says = ([name, alias, id]: readonly [string, string, string]) =>
    `- **[${name}](/${alias}).** ${words(chartTable(id, context).alt)}`
  const judged = [
    ['Wizard against control', 'arms', 'arms'],
    ['Churn in the last whole window', 'weekly-progress', 'progress'],
  ] as const
  return [
    'What can be judged today:',
    judged.map(says).join('\n'),
    'What cannot be judged yet:',
    says(['The grade of the key result', 'score', 'score']),
  ].join('\n\n')
}

function artifactFile(
  path: string,
  title: string | undefined,
  matters: string | undefined,
  context: ComponentContext,
): string {
  const text = need(path, context)
  const name = title ?? path.replace(/^(?:3-workspace|2-kpi)\//, '')
  const extension = /\.([a-z]+)$/.exec(path)?.[1] ?? 'text'
  const names: Record<string, string> = { md: 'markdown', sh: 'bash', mjs: 'js', yml: 'yaml' }
  // A highlighter of Markdown takes the underscores of front matter for emphasis.
  const language = text.startsWith('---\n') ? 'text' : names[extension] ?? extension
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = !context.onPaper
    ? foldedFile(lines, language)
    : language === 'markdown'
      ? quotedMarkdown(lines, pattern(matters))
      : cutListing({ kind: 'file', language, lines, matters: pattern(matters) })
  return `[\`${name}\`](${context.artifact(path)})\n\n${shown}`
}

function messages({ day = '', late = '' }: Attributes, context: ComponentContext): string {
  const sent = need(`3-workspace/messages/${day}/slack.json`, context)
  return [sent, printedJson(recorded(late, context))].map(message).join('\n\n')
}

/** A message as the channel shows it. */
function message(text: string): string {
  const { title, parts, foot } = readSlackMessage(text)
  const quoted = [
    `**${words(title)}**`,
    ...parts.flatMap(part => [words(part.title), part.items.map(item => `- ${words(item)}`).join('\n')]),
    words(foot),
  ]
    .filter(Boolean)
    .join('\n\n')
  return quoted.replace(/^/gm, '> ').replace(/ $/gm, '')
}

/** The picture of a morning, out of the page that the dashboard's script wrote; paper shows the page's tables alone. */
function morning(day: string, { draw, ...context }: ComponentContext): string {
  const page = need(`3-workspace/dashboard/${day}/index.html`, context)
  const svg = /<svg[\s\S]*?<\/svg>/.exec(page)?.[0]
  if (svg === undefined) {
    throw new CliError({
      found: `artifacts/3-workspace/dashboard/${day}/index.html has no picture`,
      fix: 'npm run story',
    })
  }
  const alt = `The picture of the morning of ${day}: weekly losses inside their limits, the arms, `
    + 'and the date of the first grade.'
  return draw === undefined ? '' : figure(draw(`morning-${day}`, `${svg}\n`), alt)
}

function countOf(value: number): string {
  return formatFact({ value, unit: 'count', what: '' })
}

function hundred(lost: number, later: number, { draw }: ComponentContext): string {
  const says = `Of 100 customers ${countOf(lost)} gone in one window, ${countOf(later)} over a year at that rate.`
  return draw === undefined ? '' : smallFigure(draw('hundred', hundredSvg(lost, later)), says)
}

function shareBar(
  { part = '', whole = '', known = '', unknown = '' }: Attributes,
  { draw }: ComponentContext,
): string {
  const share = { part: Number(part), whole: Number(whole), known, unknown }
  const says = `${countOf(share.part)} of ${countOf(share.whole)} ${known}; the rest ${unknown}.`
  return draw === undefined
    ? words(says)
    : `${smallFigure(draw('share', shareSvg(share)), says)}\n\n${says}`
}

function checkout(before: string, context: ComponentContext): string {
  const steps = JSON.parse(need('4-transcripts/steps.json', context)) as { id: string, at: string }[]
  const folders = filesByFolder(readCommits(context), steps.find(({ id }) => id === before)?.at ?? '')
  return folders
    .map(
      ({ folder, files }) =>
        `- \`${folder || './'}\`: ${files.map(file => codeSpan(file)).join(', ')}`,
    )
    .join('\n')
}

function ledger(spec: string, context: ComponentContext): string {
  const { read, written } = runLedger(recorded(spec, context), [])
  const row = (name: string, items: string[]) => [
    name,
    String(items.length),
    items.map(item => codeSpan(item, true)).join(', '),
  ]
  return markdownTable(['', 'How many', 'What'], [row('Given', read), row('Written', written)])
}

function commandDiff(step: string, context: ComponentContext): string {
  const rows = recorded(step, context).map(({ command, output, exit }) => [
    codeSpan(command, true),
    codeSpan(answerOf(output), true),
    String(exit),
    words(insteadOf(command)),
  ])
  return markdownTable(['As typed', 'What chant answers', 'Exit code', 'What to type'], rows)
}

function time(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
