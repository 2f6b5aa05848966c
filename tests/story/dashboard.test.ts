import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const workspace = join(import.meta.dirname, '../../artifacts/3-workspace')
const day = '2026-02-13'
const CHANT = `#!/bin/sh
case $1 in
  activity) echo "2026-02-13 06:45  Mike         CREATED      001-rpt    Daily churn report" ;;
  status) echo '{"counts": {"completed": 11, "failed": '"\${FAILED:-0}"', "pending": 0}}' ;;
  export) [ -z "$BROKEN" ] && echo '[{"id": "2026-02-02-002-kpi", "status": "completed", "labels": ["kpi-churn"]}]' || echo 'not json' ;;
esac
`

let folder: string
function dashboard(env: Record<string, string> = {}): { status: number | null, stdout: string, stderr: string } {
  return spawnSync(process.execPath, [join(workspace, 'automation/dashboard.mjs')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter), REPORT_DAY: day, ...env },
  })
}
function metrics(change: (known: Record<string, unknown>) => void = () => {}): void {
  const known = JSON.parse(readFileSync(join(workspace, `metrics/${day}.json`), 'utf8')) as Record<string, unknown>
  change(known)
  writeFileSync(join(folder, `metrics/${day}.json`), JSON.stringify(known))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dashboard-'))
  mkdirSync(join(folder, 'bin'))
  mkdirSync(join(folder, 'metrics'))
  writeFileSync(join(folder, 'bin/chant'), CHANT)
  chmodSync(join(folder, 'bin/chant'), 0o755)
  metrics()
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the dashboard script', () => {
  it('writes Markdown and HTML, what can be judged apart from what cannot', () => {
    const { status, stderr } = dashboard()
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const text = readFileSync(join(folder, 'dashboard/README.md'), 'utf8')
    expect(text.indexOf('## Can be judged')).toBeLessThan(text.indexOf('## Cannot be judged yet'))
    expect(text).toMatch(/Key result \| not yet \| gradable on 2026-04-01/)
    expect(readFileSync(join(folder, 'dashboard/index.html'), 'utf8')).toContain('<h2>Cannot be judged yet</h2>')
  })

  const broken: [string, () => Record<string, string> | void, string][] = [
    ['figures that are missing', () => rmSync(join(folder, `metrics/${day}.json`)), `metrics/${day}.json: missing`],
    ['figures of another day', () => metrics((known) => {
      known.asOf = '2026-02-12'
    }), 'late: it is of 2026-02-12'],
    ['figures without a number', () => metrics((known) => {
      known.windowRate = 'many'
    }), 'malformed: windowRate'],
    ['a feed that is no JSON', () => ({ BROKEN: '1' }), 'chant export'],
    ['a spec that failed', () => ({ FAILED: '2' }), '2 spec(s) failed'],
    ['no chant at all', () => rmSync(join(folder, 'bin/chant')), 'chant activity --since 1d'],
  ]
  it.each(broken)('%s: says so, exits 1 and writes nothing', (_, spoil, words) => {
    const { status, stderr } = dashboard(spoil() ?? {})
    expect(stderr).toContain(words)
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'dashboard'))).toBe(false)
  })
})
