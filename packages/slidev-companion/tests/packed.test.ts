import { Buffer } from 'node:buffer'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, describe, expect, it } from 'vitest'
import { installOffline } from './install'
import { describeFound } from './require'

// What a stranger has: an empty folder, Slidev, the packed companion, and a deck with none of our files.
const COMPANION = join(import.meta.dirname, '..')
const ASKED_FOR = ['@slidev/cli', '@slidev/theme-default', '@sparticuz/chromium']
const DECK = `---
theme: default
title: Bread
fonts: { provider: none }
---

# Bread

<!-- Nobody but the speaker reads this sentence. -->

---

# Flour, water, salt

- and time

<img src="/loaf.svg">

<!-- The oven was broken that very morning. -->

---
layout: none
---

# A layout without a class
`
const LOAF = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#963"/></svg>'

const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
const at = (...parts: string[]): string => join(folder, ...parts)
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: COMPANION, encoding: 'utf8' })
const missing = installOffline(at('deck'), at(packed.trim().split('\n').at(-1)!), ASKED_FOR)
mkdirSync(at('deck/public'))
writeFileSync(at('deck/slides.md'), DECK)
writeFileSync(at('deck/public/loaf.svg'), LOAF)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function companion(...args: string[]): { status: number | null, said: string } {
  const { status, stdout, stderr } = spawnSync('npx', ['--offline', '--no', 'slidev-companion', ...args], { cwd: at('deck'), encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('the package', () => {
  it('is one that publint finds nothing wrong with', async () => {
    const { messages, pkg } = await publint({ pkgDir: COMPANION, strict: true })
    expect(messages.map(message => formatMessage(message, pkg))).toEqual([])
  }, 60_000)
})

const cache = { tool: 'npm-cache', found: missing === undefined, where: `npm's cache lacks ${missing}: run npm ci` }

describeFound(cache, 'the packed companion, installed without a network', () => {
  it('has the licences of what is bundled in it', () => {
    const licences = readFileSync(at('deck/node_modules/slidev-companion/dist/LICENSES.md'), 'utf8')
    expect(licences).toMatch(/^# markdown-it\n\nCopyright \(c\)/m)
    expect(licences).toMatch(/^# yaml\n\nCopyright Eemeli/m)
  })

  it('writes the guide of a stranger\'s deck', () => {
    expect(companion('guide', 'slides.md', '--out', 'book')).toMatchObject({ status: 0 })
    expect(readFileSync(at('deck/book/SUMMARY.md'), 'utf8')).toContain('Bread')
  }, 60_000)

  it('prints its handout, and says what the PDF lacks', () => {
    const { status, said } = companion('handout', 'slides.md')
    expect(said).toContain('sheet slide-2: the picture loaf.svg has no words')
    expect(status).toBe(0)
    expect(readFileSync(at('deck/dist/handout.pdf'), 'latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  }, 120_000)

  it('builds its site without notes', () => {
    expect(companion('site', 'slides.md')).toMatchObject({ status: 0 })
    expect(existsSync(at('deck/dist/site/index.html'))).toBe(true)
    const scripts = readdirSync(at('deck/dist/site/assets')).filter(name => name.endsWith('.js'))
    const all = scripts.map(name => readFileSync(at('deck/dist/site/assets', name), 'utf8')).join('\n')
    expect(all).toContain('Flour, water, salt')
    expect(all).not.toMatch(/oven was broken|Nobody but the speaker/)
  }, 120_000)

  it('builds it as one file, with the picture in it', () => {
    const { status, said } = companion('site', 'slides.md', '--single')
    expect(said).toContain('no note in it')
    expect(status).toBe(0)
    const page = readFileSync(at('deck/dist/deck.html'), 'utf8')
    expect(page).toContain(`data:image/svg+xml;base64,${Buffer.from(LOAF).toString('base64')}`)
    expect(page).not.toMatch(/oven was broken|Nobody but the speaker|(?:src|href)="\.\//)
  }, 120_000)

  it('reads a configuration in TypeScript', () => {
    const config = `import { defineConfig, type Deck } from 'slidev-companion'
export default defineConfig({ checks: [(deck: Deck) => deck.slides.map(({ file, line }) => ({ file, line, found: 'a slide' }))] })
`
    writeFileSync(at('deck/companion.config.ts'), config)
    const { status, said } = companion('check', 'slides.md')
    expect(said).toBe('slides.md:1: a slide\nslides.md:12: a slide\nslides.md:21: a slide\n')
    expect(status).toBe(1)
  }, 60_000)
})
