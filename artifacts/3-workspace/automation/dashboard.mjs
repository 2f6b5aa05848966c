#!/usr/bin/env node
// Writes the dashboard of a day, dashboard/<day>/: index.html, README.md and chat.png, from this morning's figures and three feeds of chant.
// When one of them is missing, late or malformed, all three say so instead, no figure is shown, and the exit code is 1.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { ask, readActivity, readFigures, readSpecs, readStatus, today } from './feeds.mjs'
import { judged, open } from './measures.mjs'
import { morningPicture, noPicture } from './picture.mjs'
import { drawPng } from './png.mjs'
import { escape, escapeMarkdown, htmlTable, markdownTable } from './words.mjs'

const morning = ask({ figures: readFigures, activity: readActivity, status: readStatus, specs: readSpecs })
const { problems } = morning
const good = problems.length === 0
const picture = good ? morningPicture(morning.figures) : noPicture(today, problems)
const outputs = { 'README.md': good ? markdown() : excuse(), 'index.html': html(), 'chat.png': await drawPng(picture) }
writeAll(`dashboard/${today}`, outputs)

if (outputs['chat.png'] === undefined)
  console.error('chat.png was not drawn: npm install --prefix automation')
if (good) {
  console.log(`dashboard of ${today}: ${judged(morning).length} measures, ${open(morning).length} not yet, ${morning.activity.length} entries of activity`)
}
else {
  console.error(`The dashboard of ${today} has no figures:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
  process.exitCode = 1
}

function markdown() {
  const longest = morning.activity.join('\n').match(/`+/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return [
    `# Churn dashboard, ${today}`,
    '',
    `Data to the end of ${morning.figures.knownTo}.`,
    '',
    '## Can be judged',
    '',
    ...markdownTable(judged(morning)),
    '',
    '## Cannot be judged yet',
    '',
    ...markdownTable(open(morning)),
    '',
    '## Last 24 hours',
    '',
    `${fence}text`,
    ...morning.activity,
    fence,
    '',
  ].join('\n')
}

function excuse() {
  return [`# No figures this morning, ${today}`, '', 'Nothing of another day is shown in their place. What is wrong:', '', ...problems.map(problem => `- ${escapeMarkdown(problem)}`), ''].join('\n')
}

function html() {
  const title = good ? `Churn dashboard, ${today}` : `No figures this morning, ${today}`
  const body = good
    ? [htmlTable('Can be judged', judged(morning)), htmlTable('Cannot be judged yet', open(morning)), `<h2>Last 24 hours</h2>\n<pre>${escape(morning.activity.join('\n'))}</pre>`]
    : [`<ul>\n${problems.map(problem => `<li>${escape(problem)}</li>`).join('\n')}\n</ul>`]
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Inter, system-ui, sans-serif; color: #1a1a1a }
svg { max-width: 100%; height: auto; border: 1px solid #d5dae1 }
table { margin: 1.5rem 0; border-collapse: collapse }
caption { padding: .5rem 0; font-weight: 600; text-align: left }
th { font-weight: 400; text-align: left }
th, td { padding: .3rem 1.5rem .3rem 0; border-top: 1px solid #d5dae1; vertical-align: top }
td:nth-child(2) { font-weight: 600; white-space: nowrap }
pre { overflow-x: auto }
</style>
</head>
<body>
<h1>${escape(title)}</h1>
${picture}
${body.join('\n')}
</body>
</html>
`
}

/** Writes beside the place and renames: a reader sees the whole morning or the old one. */
function writeAll(folder, files) {
  const beside = `${folder}.new`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    if (content !== undefined)
      writeFileSync(`${beside}/${name}`, content)
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(beside, folder)
}
