import type { Browser } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import MarkdownIt from 'markdown-it'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { recordedCommands } from '../../src/specs/recording'
import { SIGNS } from '../hostile'

const root = join(import.meta.dirname, '../..')
const workspace = join(root, 'artifacts/3-workspace')
const day = '2026-02-13'

/** What the real chant printed in the story, by its first argument: the feeds of the morning. */
const printed = Object.fromEntries(['activity-daily', 'status', 'export'].flatMap(step => recordedCommands(readFileSync(join(root, `artifacts/4-transcripts/${step}.trycmd`), 'utf8'))).filter(({ command }) => /^chant (?:activity|status --json|export --format json)/.test(command)).map(({ command, output }) => [command.split(' ')[1]!, `${output.join('\n')}\n`]))

let folder: string
const at = (...parts: string[]): string => join(folder, ...parts)
function run(script: string, env: Record<string, string> = {}): { status: number | null, stdout: string, stderr: string } {
  return spawnSync(process.execPath, [at('automation', script)], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: [at('bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter), REPORT_DAY: day, ...env },
  })
}
function change(file: string, edit: (text: string) => string): void {
  writeFileSync(at(file), edit(readFileSync(at(file), 'utf8')))
}
const feed = (name: string, text: string): void => writeFileSync(at('feeds', name), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'morning-'))
  for (const part of ['automation', 'metrics', 'reports', '.chant/specs'])
    cpSync(join(workspace, part), at(part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), at('node_modules'))
  mkdirSync(at('bin'))
  mkdirSync(at('feeds'))
  for (const [name, text] of Object.entries(printed))
    feed(name, text)
  writeFileSync(at('bin/chant'), `#!/bin/sh\ncat "${at('feeds')}/$1"\n`)
  chmodSync(at('bin/chant'), 0o755)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the dashboard script', () => {
  it('writes of a morning what it wrote in the story: page, Markdown and picture', () => {
    const { status, stderr } = run('dashboard.mjs')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const written = readdirSync(at('dashboard', day)).sort()
    expect(written).toEqual(['README.md', 'chat.png', 'index.html'])
    for (const file of ['README.md', 'index.html'])
      expect(readFileSync(at('dashboard', day, file), 'utf8')).toBe(readFileSync(join(workspace, 'dashboard', day, file), 'utf8'))
    expect(readFileSync(at('dashboard', day, 'chat.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  it('draws no picture where its two packages are not installed, says so, and writes the rest', () => {
    rmSync(at('node_modules'))
    const { status, stderr } = run('dashboard.mjs')
    expect(stderr).toContain('npm install --prefix automation')
    expect(status).toBe(0)
    expect(readdirSync(at('dashboard', day)).sort()).toEqual(['README.md', 'index.html'])
  })

  const figures = (edit: (known: Record<string, unknown>) => void) => change(`metrics/${day}.json`, (text) => {
    const known = JSON.parse(text) as Record<string, unknown>
    edit(known)
    return JSON.stringify(known)
  })
  const broken: [string, () => void, string][] = [
    ['figures that are missing', () => rmSync(at(`metrics/${day}.json`)), `metrics/${day}.json: missing`],
    ['figures of another day', () => cpSync(at('metrics/2026-02-12.json'), at(`metrics/${day}.json`)), 'late: it is of 2026-02-12, today is 2026-02-13'],
    ['figures without a number', () => figures(known => void (known.windowRate = 'many')), 'malformed: windowRate should be a number'],
    ['figures without weeks', () => figures(known => void (known.weeks = [{}])), 'malformed: weeks should be a list'],
    ['figures cut in half', () => change(`metrics/${day}.json`, text => text.slice(0, 300)), `metrics/${day}.json: malformed: no JSON`],
    ['a feed that is no JSON', () => feed('export', 'not json'), 'chant export: malformed: no JSON'],
    ['a feed without its counts', () => feed('status', '{}'), 'chant status --json: malformed: no counts'],
    ['a spec that failed', () => feed('status', printed.status!.replace('"failed": 0', '"failed": 2')), '2 spec(s) failed'],
    ['no chant at all', () => rmSync(at('bin/chant')), 'chant'],
  ]
  it.each(broken)('%s: page and Markdown say so, show no figure, and the exit code is 1', (_, spoil, words) => {
    spoil()
    const { status, stderr } = run('dashboard.mjs')
    expect(stderr).toContain(words)
    expect(status).toBe(1)
    const markdown = readFileSync(at('dashboard', day, 'README.md'), 'utf8')
    const page = readFileSync(at('dashboard', day, 'index.html'), 'utf8')
    for (const text of [markdown, page]) {
      expect(text).toContain('No figures this morning')
      expect(text).toContain(words)
      expect(text).not.toMatch(/\d\.\d%|points|interval/)
    }
  })
})

describe('the messages of a morning', () => {
  it('are what they were in the story', () => {
    const { status, stderr } = run('messages.mjs')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const written = (base: string, file: string): string => readFileSync(join(base, 'messages', day, file), 'utf8').replace(/^Date: .*$/m, '')
    for (const file of ['slack.json', 'email.eml'])
      expect(written(folder, file)).toBe(written(workspace, file))
  })

  const spec = `.chant/specs/${day}-001-rpt.md`
  const broken: [string, () => void, string][] = [
    ['figures that are missing', () => rmSync(at(`metrics/${day}.json`)), `metrics/${day}.json: missing`],
    ['a report that nobody has approved', () => change(spec, text => text.replace('  status: approved', '  status: pending')), 'waits for an approval'],
    ['a report without a spec', () => rmSync(at(spec)), 'there is no spec of today'],
    ['a report that was not merged', () => rmSync(at(`reports/${day}.md`)), `reports/${day}.md: not merged`],
    ['yesterday’s report under today’s name', () => cpSync(at('reports/2026-02-12.md'), at(`reports/${day}.md`)), `reports/${day}.md: malformed`],
    ['a report on yesterday’s figures', () => change(`reports/${day}.md`, text => text.replace('Data to the end of 2026-02-12', 'Data to the end of 2026-02-11')), 'late: it does not say that its data ends on 2026-02-12'],
  ]
  it.each(broken)('%s: both messages say so, show no figure, and the exit code is 1', (_, spoil, words) => {
    spoil()
    const { status, stderr } = run('messages.mjs')
    expect(stderr).toContain(words)
    expect(status).toBe(1)
    for (const file of ['slack.json', 'email.eml']) {
      const text = readFileSync(at('messages', day, file), 'utf8')
      expect(text).toContain('No churn report this morning')
      expect(text).toContain(words)
      expect(text).not.toMatch(/\d\.\d%|points|interval/)
    }
  })

  it('escape what a report says, so that it stays text', () => {
    change(`reports/${day}.md`, text => text.replace('- Last whole week', '- <!channel> & <script>alert(1)</script>\n- Last whole week'))
    run('messages.mjs')
    expect(readFileSync(at('messages', day, 'slack.json'), 'utf8')).toContain('&lt;!channel&gt; &amp; &lt;script&gt;')
    expect(readFileSync(at('messages', day, 'email.eml'), 'utf8')).toContain('<li>&lt;!channel&gt; &amp; &lt;script&gt;')
  })
})

describe('a morning of hostile words', () => {
  const words = `${SIGNS}<script>ran=1</script><img src=x onerror=ran=2> <!channel> --report-${day}-- =?UTF-8?B?YQ==?= é`
  let browser: Browser
  beforeAll(async () => void (browser = await launchBrowser()))
  beforeEach(() => {
    change(`.chant/specs/${day}-001-rpt.md`, text => text.replace(/^( +by: ).*$/m, `$1${words.replaceAll('$', '$$$$')}`))
    change(`reports/${day}.md`, () => `# ${day} ${words}\n\nData to the end of 2026-02-12.\n\n## ${words}\n\n- ${words}\n\n## --report-${day}--\n\n- b\n`)
    feed('activity', `2026-02-13 10:30  ${words}\n\`\`\`\n`)
    feed('export', JSON.stringify([{ id: words, status: words, labels: [words] }]))
  })
  afterAll(async () => browser?.close())

  /** What a page shows, and whether anything in it ran. */
  async function opened(html: string): Promise<{ text: string, ran: boolean, handlers: number }> {
    const page = await browser.newPage()
    await page.setContent(html)
    const shown = await page.evaluate(() => ({
      text: document.body.textContent!,
      ran: 'ran' in window,
      handlers: [...document.querySelectorAll('*')].filter(element => [...element.attributes].some(({ name }) => name.startsWith('on'))).length,
    }))
    await page.close()
    return shown
  }

  it('is a mail of two whole parts that show them as typed', async () => {
    expect(run('messages.mjs').stderr).toBe('')
    const mail = await PostalMime.parse(readFileSync(at('messages', day, 'email.eml')))
    expect(mail.subject).toBe(`${day} ${words}`)
    expect(mail.headers.map(({ key }) => key)).toEqual(['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'])
    const { text, ran, handlers } = await opened(mail.html!)
    expect([ran, handlers]).toEqual([false, 0])
    for (const part of [mail.text!, text]) {
      expect(part.split(words).length).toBeGreaterThanOrEqual(4)
      expect(part).toContain(`approved by ${words}`)
    }
  })

  it('is a chat message in which nobody is called', () => {
    run('messages.mjs')
    expect(readFileSync(at('messages', day, 'slack.json'), 'utf8')).not.toMatch(/[<>]/)
  })

  it('is a page and a text that show them as typed', async () => {
    expect(run('dashboard.mjs').stderr).toBe('')
    const { text, ran, handlers } = await opened(readFileSync(at('dashboard', day, 'index.html'), 'utf8'))
    expect([ran, handlers]).toEqual([false, 0])
    expect(text).toContain(words)
    const tokens = new MarkdownIt({ html: true }).parse(readFileSync(at('dashboard', day, 'README.md'), 'utf8'), {})
    expect(tokens.filter(({ type }) => type === 'fence').map(({ content }) => content)).toEqual([`2026-02-13 10:30  ${words}\n\`\`\`\n`.split('\n').filter(Boolean).sort().join('\n').concat('\n')])
  })

  it('runs no script, even one that was put into the page', async () => {
    run('dashboard.mjs')
    const page = readFileSync(at('dashboard', day, 'index.html'), 'utf8')
    expect((await opened(page.replace('</body>', '<script>window.ran = 1</script></body>'))).ran).toBe(false)
  })

  it('that cannot be shown says why in words', async () => {
    feed('status', JSON.stringify({ counts: words }))
    rmSync(at(`metrics/${day}.json`))
    run('dashboard.mjs', { REPORT_DAY: day })
    const { ran } = await opened(readFileSync(at('dashboard', day, 'index.html'), 'utf8'))
    expect(ran).toBe(false)
  })
})

it('every day of week 4 left its page, its Markdown, its picture and its two messages', () => {
  const days = readdirSync(join(workspace, 'reports')).map(name => name.slice(0, 10))
  expect(days).toHaveLength(5)
  for (const one of days) {
    for (const file of [`dashboard/${one}/README.md`, `dashboard/${one}/index.html`, `dashboard/${one}/chat.png`, `messages/${one}/slack.json`, `messages/${one}/email.eml`])
      expect(existsSync(join(workspace, file)), file).toBe(true)
  }
})
