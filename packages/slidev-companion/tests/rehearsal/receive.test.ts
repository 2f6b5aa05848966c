import type { OutgoingHttpHeaders } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveFolder } from '../../src/machine/serve'
import { rehearsalFile, rehearsalsIn } from '../../src/rehearsal/file'
import { rehearsalAnswer } from '../../src/rehearsal/receive'

const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'))
const file = rehearsalFile({ root: folder, entry: 'slides.md', version: 'board' })
let url: URL
let stop: () => Promise<void>

beforeAll(async () => {
  const served = await serveFolder(folder, 0, rehearsalAnswer(file))
  stop = served.stop
  url = new URL(served.url)
})

beforeEach(() => rmSync(join(folder, '.rehearsals'), { recursive: true, force: true }))

afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

const TIME = { begun: 1_000, slide: 'flour', seconds: 80 }

interface Asked { method?: string, path?: string, headers?: OutgoingHttpHeaders, body?: string }

/** Asks as the presenter's view does, but for what a test changes; returns the status. */
function ask({ method = 'POST', path = '/__rehearsal', headers, body = JSON.stringify(TIME) }: Asked = {}): Promise<number> {
  const length = headers?.['transfer-encoding'] === undefined ? { 'content-length': body.length } : {}
  const usual = { 'host': url.host, 'origin': url.origin, 'content-type': 'application/json', ...length }
  return new Promise((resolve, reject) => {
    const sent = request({ hostname: url.hostname, port: url.port, method, path, headers: { ...usual, ...headers } })
    sent.on('response', answer => resolve(answer.statusCode!)).on('error', reject)
    sent.end(body)
  })
}

describe('the server of a talk', () => {
  it('keeps the time of each slide beside the deck, where git does not look', async () => {
    for (const [slide, seconds] of [['flour', 80], ['water', 20], ['flour', 5]])
      expect(await ask({ body: JSON.stringify({ ...TIME, slide, seconds }) })).toBe(204)
    expect(readdirSync(join(folder, '.rehearsals')).sort()).toEqual(['.gitignore', 'slides-board.json'])
    expect(readFileSync(join(folder, '.rehearsals/.gitignore'), 'utf8')).toBe('*\n')
    expect(rehearsalsIn(file)).toEqual([{ begun: 1_000, seconds: { flour: 85, water: 20 } }])
    expect(await fetch(`${url.origin}/__rehearsal`).then(answer => answer.json())).toEqual(rehearsalsIn(file))
  })

  it.each<[string, Asked, number]>([
    ['a page of another origin', { headers: { origin: 'https://bread.example' } }, 403],
    ['a page of another port', { headers: { origin: 'http://127.0.0.1:1' } }, 403],
    ['a sandboxed page', { headers: { origin: 'null' } }, 403],
    ['a program that names no origin', { headers: { origin: '' } }, 403],
    ['a name that was given this address', { headers: { host: 'bread.example', origin: 'http://bread.example' } }, 403],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['another method', { method: 'DELETE' }, 405],
    ['no length', { headers: { 'transfer-encoding': 'chunked' } }, 411],
    ['too much', { body: JSON.stringify({ ...TIME, slide: 'x'.repeat(3000) }) }, 413],
    ['too long a name', { body: JSON.stringify({ ...TIME, slide: 'x'.repeat(300) }) }, 400],
    ['no JSON', { body: '{' }, 400],
    ['null', { body: 'null' }, 400],
    ['no slide', { body: JSON.stringify({ ...TIME, slide: ['flour'] }) }, 400],
    ['time that runs backwards', { body: JSON.stringify({ ...TIME, seconds: -1 }) }, 400],
    ['a stay without end', { body: '{"begun":1,"slide":"flour","seconds":1e999}' }, 400],
    ['a talk at no moment', { body: JSON.stringify({ ...TIME, begun: 'now' }) }, 400],
    ['a longer path', { path: '/__rehearsal/../x' }, 404],
  ])('refuses %s, and writes nothing', async (_, asked, status) => {
    expect(await ask(asked)).toBe(status)
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses ten megabytes before it has read them', async () => {
    const status = new Promise<number>((resolve, reject) => {
      const headers = { 'host': url.host, 'origin': url.origin, 'content-type': 'application/json', 'content-length': 10_000_000 }
      const sent = request({ hostname: url.hostname, port: url.port, method: 'POST', path: '/__rehearsal', headers })
      sent.on('response', (answer) => {
        resolve(answer.statusCode!)
        sent.destroy()
      }).on('error', reject)
      sent.write('{')
    })
    expect(await status).toBe(413)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes a name as a name, whatever path or property it looks like', async () => {
    for (const slide of ['../../flour', '/etc/passwd', '__proto__', 'constructor'])
      expect(await ask({ body: JSON.stringify({ ...TIME, slide }) })).toBe(204)
    expect(Object.entries(rehearsalsIn(file)[0]!.seconds)).toEqual([['../../flour', 80], ['/etc/passwd', 80], ['__proto__', 80], ['constructor', 80]])
    expect(readdirSync(join(folder, '.rehearsals')).sort()).toEqual(['.gitignore', 'slides-board.json'])
    expect(readdirSync(folder)).toEqual(['.rehearsals'])
  })

  it('does not end over a file that is broken, and leaves it as it is', async () => {
    await ask()
    writeFileSync(file, '[{"begun":"once"}]')
    expect(await ask()).toBe(500)
    expect(await ask({ method: 'GET', body: '' })).toBe(500)
    expect(readFileSync(file, 'utf8')).toBe('[{"begun":"once"}]')
    expect(() => rehearsalsIn(file)).toThrow('holds no times of rehearsals (delete it)')
  })
})
