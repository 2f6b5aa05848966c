import process from 'node:process'
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, it } from 'vitest'
import { generateDeck } from '../../../../src/bench/deck'
import { loadDeck } from '../../src/deck/load'
import { CliError } from '../../src/errors'
import { exportDeck } from '../../src/guide/export'

/** The nightly job asks for many times as many runs. */
const FUZZ = Number(process.env.FUZZ ?? 1)

function pagesOf(text: string, notes = true): string {
  const read = (file: string) => file === 'slides.md' ? text : undefined
  const { pages } = exportDeck(loadDeck('slides.md', { read }), { entry: 'slides.md', read, exists: () => false, notes })
  return Object.entries(pages).filter(([file]) => file !== 'SUMMARY.md').map(([, page]) => page).join('\n')
}

const word = fc.stringMatching(/^[a-zé漢字мسع😀]{1,8}$/u)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map(list => list.join(' '))
const code = fc.array(fc.constantFrom('const a = 1', '  <div>', '', '{{ x }}', '<!-- c -->', '# not a heading', '$a$', '---x', '[^1]'), { minLength: 1, maxLength: 6 })
const slide = fc.record({ title: words, code, note: words })

it('keeps every title, block of code and note, whatever they say', () => {
  fc.assert(fc.property(fc.array(slide, { minLength: 1, maxLength: 6 }), (slides) => {
    const page = pagesOf(slides.map(({ title, code, note }) => `# ${title}\n\n\`\`\`ts {1|2}\n${code.join('\n')}\n\`\`\`\n\n<!--\n[click] ${note}\n-->`).join('\n\n---\n\n'))
    for (const { title, code, note } of slides) {
      expect(page).toContain(`# ${title} {#`)
      expect(page).toContain(`\`\`\`ts\n${code.join('\n')}\n\`\`\``)
      expect(page).toContain(note)
    }
    expect(page).not.toContain('[click]')
  }), { numRuns: 200 * FUZZ })
})

it('never lets a note out unless it is asked to', () => {
  fc.assert(fc.property(words, words, (title, note) => {
    expect(pagesOf(`# ${title}\n\n<!--\nsecret${note}\n-->`, false)).not.toContain('secret')
  }), { numRuns: 100 * FUZZ })
})

it('throws nothing but its own errors, and what it writes can be parsed', () => {
  const piece = fc.constantFrom('# ', '---\n', '<div>', '</div>', '<!--', '-->', '```', '~~~', '`', '{{', '}}', '$', '$$', '[', '](', ')', '\n', '\n\n', '| a |', '<a "', '>', '::right::', '<<< x', '\0', '\r\n', 'title: x', '- ', '    ', 'src: a', '^[', '<svg>', '<script>', '[a]', '[a]: b\n', '[^1]', 'http://a.b/', '--', '"', '\\\\', '![x](', '{.a}', '$$ ', '::: x', '<!-- ', '</script>')
  fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
    try {
      fromMarkdown(pagesOf(pieces.join('')))
    }
    catch (error) {
      expect(error).toBeInstanceOf(CliError)
    }
  }), { numRuns: 500 * FUZZ })
})

it('reads CRLF and a byte order mark as it reads plain lines', () => {
  const text = '---\ntitle: T\n---\n\n# A\n\n```ts\na\n```\n\n---\n\n# B\n'
  expect(pagesOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe(pagesOf(text))
})

it('keeps words apart from the block that ends an element before them', () => {
  expect(pagesOf('# A\n\n<div>\n\n$$\nx\n$$\n</div>words\n')).toContain('\\\\]\n\nwords')
  expect(pagesOf('# A\n\n<div>\n<div>\n\n- item\n\n</div>\n</div>words\n')).toContain('- item\n\nwords')
})

it.each([
  ['opened tags', '<div>\n'],
  ['opened comments', '<!-- '],
  ['comments on one line', '<!-- --> x '],
  ['code on one line', '`a` ', '# A\n\n<!-- c --> '],
  ['slots', '::a::\n'],
  ['headings as HTML', '<h1>'],

  ['backticks', '` `` '],
  ['quotes in tags', '<a "'],
  ['dollars', '$a '],
  ['braces', '{{ '],
  ['brackets', '[a]('],
  ['links by label', '[a] "', '[a]: b\n\n'],
  ['nothing but links by label', '[a] ', '[a]: b\n\n'],
  ['addresses and footnotes', '[^1] http://a.b/[^1] '],
  ['words', 'words and words '],
  ['tags on one line', '<b>'],
  ['spaces', ' '],
  ['tildes', '~~'],
  ['a heading of brackets', '[', '# '],
  ['a heading of hashes', '# ', '# '],
  ['a heading of dashes', '- ', '# '],
])('takes half a megabyte of %s in seconds', (_, piece, before = '# A\n\n') => {
  // Of the processor: a test beside this one takes its share of the clock.
  const started = process.cpuUsage()
  pagesOf(`${before}${piece.repeat(500_000 / piece.length)}x`)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000)
}, 60_000)

it('takes eight times the slides in about eight times the work', () => {
  const work = (slides: number) => {
    const text = generateDeck(slides)
    const before = process.cpuUsage()
    pagesOf(text)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  work(500) // warm
  // Were it quadratic, the factor would be 64.
  expect(work(4000) / work(500)).toBeLessThan(24)
}, 60_000)
