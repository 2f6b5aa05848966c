import { ANALYST } from '../acme'

/** A fault as somebody could make it: in a copy of the file what is found becomes what it is replaced by. */
export interface Plant { kind: string, file: string, find: RegExp, replace: string }

const PAGES = [
  'pages/00-overview.md',
  'pages/01-scenario.md',
  'pages/02-data-ingestion.md',
  'pages/03-research.md',
  'pages/04-approval.md',
  'pages/05-implementation.md',
  'pages/06-reporting.md',
]
const DECK = [...PAGES, 'pages/appendix.md', 'slides.md']
const CHARTS = ['adjusted', 'arms', 'cohorts', 'overlap', 'progress', 'score', 'segments', 'survival', 'tenure', 'xmr', 'xmr-baseline', 'timeline']
const QUERIES = ['activation', 'arms', 'churn', 'drivers', 'segments', 'support', 'survey', 'survival']

const TITLE = /(?<=^# .*)\{\{[^}]+\}\}/m
const PROSE = /(?<=^::guide::\n\n)(?=[A-Z*{[])/m
const NOTE = /(?<=^<!--\n[^\n]*)\n\n/m
const SOURCE = /(?<=^::source::\n\n)/m

function plant(kind: string, files: string | string[], find: RegExp, replace: string): Plant[] {
  return [files].flat().map(file => ({ kind, file, find, replace }))
}

/** Every kind of fault that patterns of words missed, and those that they caught. */
export const PLANTS: Plant[] = [
  ...plant('a figure typed into a title', PAGES.filter(page => !/0[245]/.test(page)), TITLE, '9.0 %'),
  ...plant('a figure of another thing', PAGES, /\{\{ (?:churn|story|driver|segment|arms|weekly|support|kr|calendar)\.[^}]+ \}\}/, '{{ survey.rate }}'),
  ...plant('a claim in own words', PAGES, PROSE, 'The wizard reduces churn. '),
  ...plant('what chant does', PAGES, PROSE, 'chant blocks every unapproved merge. '),
  ...plant('what no approval can be', PAGES, PROSE, 'An approval cannot be forged. '),
  ...plant('what never happens', PAGES, PROSE, 'Nothing leaves the building. '),
  ...plant('a number in words', DECK, PROSE, 'Nine commands were enough. '),
  ...plant('a share in words', PAGES, PROSE, 'About a quarter of them left. '),
  ...plant('a date', PAGES, PROSE, 'It was graded on 11 April. '),
  ...plant('a weekday', PAGES, PROSE, 'On Monday 3 February it was refused. '),
  ...plant('an approver who is none', PAGES, PROSE, `${ANALYST.name} approved it the same day. `),
  ...plant('a claim in a note', PAGES, NOTE, '\n\nAn approval cannot be forged.\n\n'),
  ...plant('invented output in code', PAGES, PROSE, 'It printed `Merged 4 specs`. '),
  ...plant('a commit that nobody made', PAGES, PROSE, 'See commit `0badc0d`. '),
  ...plant('an exit code', PAGES, PROSE, 'The command exits 3. '),
  ...plant('a typed source line', PAGES.slice(0, 4), SOURCE, 'n = 4,999. '),
  ...plant('another minute in a note', PAGES.slice(1, 5), /^\*\*[\d½¼¾]+ min/m, '**9 min'),
  ...plant('a figure in a component\'s prop', 'pages/01-scenario.md', /<Hundred lost="[^"]*"/, '<Hundred lost="9"'),
  ...plant('a bound figure in a prop', 'pages/01-scenario.md', /<Hundred lost="[^"]*"/, '<Hundred :lost="9"'),
  ...plant('a figure in a prop', 'pages/00-overview.md', /(<BigNumber[^>]*) value="[^"]*"/, '$1 value="+12.4 points"'),
  ...plant('another target in a card', 'pages/01-scenario.md', /(<DefinitionCard[^>]*) to="[^"]*"/, '$1 to="4.0 %"'),
  ...plant('two facts swapped', 'pages/01-scenario.md', /\{\{ churn\.baseline\.lost \}\}(\*\*)? of \{\{ churn\.baseline\.atRisk \}\}/, '{{ churn.baseline.atRisk }}$1 of {{ churn.baseline.lost }}'),
  ...plant('spelled out', 'pages/01-scenario.md', PROSE, 'Four hundred and twelve customers left. '),
  ...plant('another company', 'pages/01-scenario.md', /\{\{ company\.short \}\}/, 'Apex'),
  ...plant('points as percent', 'pages/06-reporting.md', /\{\{ arms\.diff\.value[^}]*\}\}/, '{{ arms.diff.value | bare }} %'),
  ...plant('per hundred for per thousand', 'src/charts/told.ts', /'per thousand customers'/, '\'per hundred customers\''),
  ...plant('a month as a week', 'pages/03-research.md', /\b[Ww]eek 2\b/, 'month 2'),
  ...plant('a note told in prose', 'pages/03-research.md', PROSE, 'So we\'re buying an answer, not a change to the product. '),
  ...plant('a fence of invented output', 'pages/04-approval.md', PROSE, '\n```\n✓ 9 spec(s) merged\n```\n\n'),
  ...plant('a row of a table', 'pages/appendix.md', /^\| How sure is a rate\?.*$/m, '| How sure is a rate? | Wilson 90 % interval | one closed window |'),
  ...plant('another title', PAGES.slice(2), /^# .*$/m, '# chant blocks every unapproved merge'),
  ...plant('an alternative text', 'README.md', /!\[A slide: [^\]]*\]/, '![A slide: customers leave half as often]'),
  ...plant('a figure in README', 'README.md', /from 8 %\s+to 5 %/, 'from 8 % to 4 %'),
  ...plant('a version in README', 'README.md', /0\.23\.2/, '0.24.0'),
  ...plant('a note in README', 'README.md', /^Node 20\.20/m, 'I won\'t pretend otherwise. Node 20.20'),
  ...plant('a bound of the scenario', 'artifacts/README.md', /50 to 50 million/, '5 to 50 million'),
  ...plant('a claim about the seed', 'artifacts/README.md', /The first one does\./, 'The ninth one does.'),
  ...plant('a promise of accessibility', 'docs/accessibility.md', /^#[^\n]*$/m, '# Certified for everyone'),
  ...plant('a fault of somebody else', 'docs/upstream.md', /^## .*$/m, '## chant is broken'),
  ...plant('a word of the shop window', 'packages/slidev-companion/README.md', /^# .*$/m, '# The best of all'),
  ...plant('a text of the scenario', 'artifacts/scenario.yaml', /(?<=^ {4}role: ).*/m, 'CEO'),
  ...plant('a name in the scenario', 'artifacts/scenario.yaml', /(?<=^ {2}short: ).*/m, 'Apex'),
  ...plant('a plan\'s name', 'artifacts/scenario.yaml', /(?<=label: )\w+/, 'Squad'),
  ...plant('a window in a query\'s header', QUERIES.map(name => `artifacts/2-kpi/${name}.sql`), /(?<=^-- window: ).*$/m, 'the last 30 days'),
  ...plant('another query', QUERIES.map(name => `artifacts/2-kpi/${name}.sql`), /\bcount\(\*\)|\bsum\(/i, 'max('),
  ...plant('a view that hides nothing', 'artifacts/2-kpi/load/views.sql', /as_of_day/, 'first_day'),
  ...plant('a figure in a chart\'s words', CHARTS.map(name => `src/charts/${name}.ts`), /(?<=^function \w+\([\s\S]*?\{\n)/m, '  const note = \'5 %\'\n'),
  ...plant('a number in a template', CHARTS.slice(0, 6).map(name => `src/charts/${name}.ts`), /(?<=^function \w+\([\s\S]*?\{\n)/m, `  const note = \`$\{4.2} points\`\n`),
  ...plant('another fact in a chart', ['src/charts/progress.ts', 'src/charts/score.ts'], /'kr\.target'/, '\'kr.baseline\''),
  ...plant('another number in a chart', ['src/charts/progress.ts'], /show\(target\), 'target'/, 'show(0.04), \'target\''),
  ...plant('a width that tells more', 'src/charts/progress.ts', /roundUp\(highest, 50 \* step\)/, 'roundUp(highest, 90 * step)'),
  ...plant('a method', 'src/kpi/fact.ts', /Wilson 95 %/, 'Wilson 99 %'),
  ...plant('a factor', 'src/kpi/xmr.ts', /FACTOR = 2\.66/, 'FACTOR = 1.66'),
  ...plant('what a metric is called', 'src/kpi/metrics/weekly.ts', /mean weekly losses/, 'mean monthly losses'),
  ...plant('what a fact of the story is', 'src/story/facts.ts', /commands recorded/, 'commands invented'),
  ...plant('a digest\'s figure', 'src/digests/datadog-churn-metrics-2026-01.md', /\{\{ churn\.baseline\.lost \}\}/, '401'),
  ...plant('a digest\'s window', 'src/digests/zendesk-support-patterns.md', /\{\{ kr\.lateHours \}\} hours/, '48 hours'),
  ...plant('a question\'s words', 'src/deck/questions.ts', /Can an approval be forged\?/, 'Why can no approval be forged?'),
  ...plant('a form\'s words', 'src/forms/components.ts', /Of 100 customers/, 'Of 1,000 customers'),
  ...plant('a form\'s picture', 'src/forms/pictures.ts', /Of a hundred customers/, 'Of ninety customers'),
  ...plant('a number in a template of Vue', ['components/Hundred.vue', 'components/ShareBar.vue', 'components/TargetReach.vue', 'components/CostFrame.vue', 'layouts/cover.vue'], /<template>/, '<template>\n  <p>9 of 100 left</p>'),
  ...plant('a label of Vue', 'components/Hundred.vue', /of 100 customers gone/, 'of 1,000 customers gone'),
  ...plant('a bound label of Vue', 'components/TargetReach.vue', /All three cured/, 'Both cured'),
  ...plant('a number in a script of Vue', 'components/Hundred.vue', /Number\(props\.lost\)/, '9'),
  ...plant('what a loop counts to', 'components/Hundred.vue', /n in 100/, 'n in 90'),
  ...plant('a value written by Vue', ['components/DashboardArms.vue', 'components/DashboardGrade.vue', 'components/GuideAddress.vue'], /<\/template>\s*(?=\n<style|$)/, '<i>{{ 5 }} %</i></template>'),
  ...plant('a stage of the tracker', 'layouts/Tracker.vue', /of 5/, 'of 4'),
  ...plant('a word that a style writes', ['styles/prose.css', 'styles/frame.css', 'components/layers.css'], /^/, '.n::after { content: \'9 %\'; }\n'),
  ...plant('a word of the handout', 'packages/slidev-companion/client/Contents.vue', /<template>/, '<template>\n  <p>Certified</p>'),
  ...plant('a word of the script', 'packages/slidev-companion/src/script/checklist.ts', /timer at zero/, 'timer at ten'),
  ...plant('an icon with a word', 'public/favicon.svg', /<path/, '<title>9 %</title><path'),
  ...plant('a recording retold', ['merge-refused', 'crash', 'parallel', 'rework', 'approve', 'conflict', 'auto-merge'].map(step => `artifacts/4-transcripts/${step}.trycmd`), /\d(?=\D*$)/, '9'),
  ...plant('a line left out of a recording', ['merge-refused', 'crash', 'rerun'].map(step => `artifacts/4-transcripts/${step}.trycmd`), /^\? 1\n/m, ''),
  ...plant('its hash changed with it', 'artifacts/4-transcripts/provenance.json', /[0-9a-f]{64}/, '0'.repeat(64)),
  ...plant('a finding', 'artifacts/3-workspace/research/q1-churn-drivers.md', /\d+\.\d%/, '99.9%'),
  ...plant('a report', 'artifacts/3-workspace/reports/2026-02-13.md', /\d+\.\d%/, '99.9%'),
  ...plant('a message', 'artifacts/3-workspace/messages/2026-02-13/slack.json', /\d+\.\d%/, '99.9%'),
  ...plant('a dashboard', 'artifacts/3-workspace/dashboard/2026-02-13/index.html', /\+\d+\.\d points/, '+99.1 points'),
  ...plant('a script of the morning', 'src/story/inputs/automation/words.mjs', /\w+(?=')/, 'never'),
  ...plant('a commit of the recording', 'artifacts/4-transcripts/commits.json', /"subject": "/, '"subject": "Not '),
  ...plant('what the script of the agent says', 'src/story/agent/research.mjs', /\bdrivers?\b/, 'causes'),
  ...plant('a step of the story', 'src/story/weeks/research.ts', /'owner'/, '\'analyst\''),
]

/** True edits of a maintainer: each asks for a signature, and none is called wrong. */
export const EDITS: Plant[] = [
  ...plant('a year', 'pages/appendix.md', PROSE, 'Since 2019 there have been such tools. '),
  ...plant('a version', 'README.md', /^Node 20\.20/m, 'Node 26.1.3 works as well. Node 20.20'),
  ...plant('a phone number', 'slides.md', PROSE, 'Call +49 30 1234567. '),
  ...plant('a standard', 'pages/appendix.md', PROSE, 'ISO 27001 asks for such a record. '),
  ...plant('a percentage with its source', 'pages/00-overview.md', PROSE, 'In a survey of 2025, 41 % of firms said so. '),
  ...plant('a denial', 'pages/06-reporting.md', PROSE, 'Nobody can say that churn fell. '),
  ...plant('a slide without figures', 'pages/04-approval.md', /$/, '\n---\nlayout: statement\nsection: \'04\'\nrouteAlias: pause\nminutes: 0.5\n---\n\n# What would you have refused?\n\n<!--\n**½ min, for everyone.** Wait for an answer.\n-->\n'),
  ...plant('a bullet', 'pages/00-overview.md', /^- (?=\*\*)/m, '- **A new one** says what we think\n- '),
  ...plant('a note', 'pages/01-scenario.md', NOTE, '\n\nTake your time here.\n\n'),
  ...plant('a question and its answer', 'pages/03-research.md', /^Bridge: /m, 'Asked "is it slow?" Nobody measured that.\nBridge: '),
  ...plant('another word', 'pages/02-data-ingestion.md', /\bsystems\b/, 'sources'),
  ...plant('a fact more', 'pages/05-implementation.md', PROSE, 'It has {{ story.tests }} tests. '),
  ...plant('a fact in words', 'pages/05-implementation.md', PROSE, 'It has {{ story.tests | word }} tests. '),
  ...plant('a link', 'README.md', /^Node 20\.20/m, 'See [chant](https://lex00.github.io/chant). Node 20.20'),
  ...plant('a price', 'pages/06-reporting.md', PROSE, 'One provider asks $15 for a million tokens. '),
  ...plant('a label of a chart', 'src/charts/progress.ts', /'baseline'/, '\'the baseline\''),
  ...plant('a component\'s word', 'components/BranchesFailed.vue', /all three wait/, 'all of them wait'),
  ...plant('a comment of a query', 'artifacts/2-kpi/churn.sql', /^/, '-- Read by finance since spring.\n'),
  ...plant('a number of a law', 'docs/accessibility.md', /$/, '\nSection 508 asks for the same.\n'),
  ...plant('a title', 'pages/appendix-commands.md', /^# The sheet to sign.*$/m, '# The words of the trade'),
]
