#!/usr/bin/env node
// Writes the two messages of a day, messages/<day>/: slack.json (Block Kit) and email.eml (text and HTML), from the report that was merged.
// A report that is missing, unapproved or at odds with this morning's figures is not sent: the messages say why, and the exit code is 1.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { ask, readFigures, today } from './feeds.mjs'
import { escape, escapeText, headerText } from './words.mjs'

const id = `${today}-001-rpt`
const { figures, approval, report, problems } = ask({ figures: readFigures, approval: readApproval, report: readReport })
if (figures && report && !report.under.includes(figures.knownTo))
  problems.push(`reports/${today}.md: late: it does not say that its data ends on ${figures.knownTo}`)
const good = problems.length === 0
const title = good ? report.title : `No churn report this morning, ${today}`
const parts = good ? report.parts : [{ title: 'What is wrong', items: problems }]
const foot = good ? `Data to the end of ${figures.knownTo}. Drafted by an agent, approved by ${approval.by}. Dashboard: dashboard/${today}/` : 'Nothing of another day is shown in its place.'

mkdirSync(`messages/${today}`, { recursive: true })
writeFileSync(`messages/${today}/slack.json`, `${JSON.stringify(slack(), null, 2)}\n`)
writeFileSync(`messages/${today}/email.eml`, email())

if (good) {
  console.log(`messages of ${today}: ${report.parts.map(part => `${part.items.length} under "${part.title}"`).join(', ')}; approved by ${approval.by}`)
}
else {
  console.error(`${title}:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
  process.exitCode = 1
}

/** Who approved the report's spec. The spec of today alone counts. */
function readApproval() {
  const file = `.chant/specs/${id}.md`
  if (!existsSync(file))
    throw new Error(`${id}: there is no spec of today`)
  const [, front = ''] = readFileSync(file, 'utf8').split(/^---$/m)
  const block = /^approval:\n((?: .*\n?)*)/m.exec(front)?.[1] ?? ''
  const field = name => new RegExp(`^ +${name}: (.+)$`, 'm').exec(block)?.[1]
  if (!/^status: completed$/m.test(front) || field('status') !== 'approved' || !field('by'))
    throw new Error(`${id}: waits for an approval`)
  return { by: field('by') }
}

/** The merged report: its title, the words under it, and its parts with their items. */
function readReport() {
  const file = `reports/${today}.md`
  if (!existsSync(file))
    throw new Error(`${file}: not merged`)
  const [head, ...rest] = readFileSync(file, 'utf8').split(/^## /m)
  const [title, under = ''] = head.split(/^# (.+)$/m).slice(1)
  const parts = rest.map((part) => {
    const [name, ...lines] = part.split('\n')
    return { title: name, items: lines.filter(line => line.startsWith('- ')).map(line => line.slice(2)) }
  })
  if (!title?.includes(today) || parts.length === 0 || parts.some(({ items }) => items.length === 0))
    throw new Error(`${file}: malformed: a title with the day, and parts with items`)
  return { title, under, parts }
}

function slack() {
  const words = ({ title, items }) => `*${escapeText(title)}*\n${items.map(item => `• ${escapeText(item)}`).join('\n')}`
  return {
    text: escapeText(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: escapeText(title) } },
      ...parts.map(part => ({ type: 'section', text: { type: 'mrkdwn', text: words(part) } })),
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(foot) }] },
    ],
  }
}

/** One message in two forms (RFC 2046, multipart/alternative). sendmail turns the line ends into those of the net. */
function email() {
  const text = [title, '', ...parts.flatMap(part => [part.title, '', ...part.items.map(item => `- ${item}`), '']), foot]
  const html = [
    '<!DOCTYPE html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; color: #1a1a1a">',
    `<h1 style="font-size: 20px">${escape(title)}</h1>`,
    ...parts.flatMap(part => [`<h2 style="font-size: 16px">${escape(part.title)}</h2>`, '<ul>', ...part.items.map(item => `<li>${escape(item)}</li>`), '</ul>']),
    `<p style="color: #475467">${escape(foot)}</p>`,
    '</body></html>',
  ]
  // Nobody who writes a report can know the line that ends a part. Letters alone: a reader takes digits for figures.
  const boundary = createHash('sha256').update(JSON.stringify([text, html])).digest('hex').slice(0, 32).replace(/\d/g, digit => 'ghijklmnop'[digit])
  const body = (type, lines) => [`--${boundary}`, `Content-Type: text/${type}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', ...lines, '']
  return [
    `From: ${headerText('Acme reports')} <reports@acme.example>`,
    `To: ${headerText(process.env.MAIL_TO ?? 'kpi-churn@acme.example')}`,
    `Subject: ${headerText(title)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@acme.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...body('plain', text),
    ...body('html', html),
    `--${boundary}--`,
    '',
  ].join('\n')
}
