import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { compile, createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { escapeHtml, escapeMarkdown, unescapeMarkdown } from '../src/escape'
import { codeSpan, words } from '../src/guide/mdbook'
import { keepReferences } from '../src/site/references'

const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map(text => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
const hostile = fc.oneof(line, fc.constantFrom('{{ 1 + 1 }}', '<img src=x onerror=ran=1>', '- a', '1. a', '# a', '***', '`a` b', '[a](javascript:b)', '| a |', ':: right ::', 'www.example.org', '---', '&amp;', '$a$ b', '-->', '<!-- a'))
const parser = new MarkdownIt({ html: true, linkify: true })

describe('a value in Markdown', () => {
  it('is one paragraph of its own letters, wherever it stands', () => {
    fc.assert(fc.property(hostile, (value) => {
      const tokens = parser.parse(escapeMarkdown(value), {})
      expect(tokens.map(({ type }) => type)).toEqual(['paragraph_open', 'inline', 'paragraph_close'])
      expect(tokens[1]!.children!.map(({ type, content }) => [type, content])).toEqual([['text', value]])
    }))
  })

  it('is read back for titles', () => {
    fc.assert(fc.property(hostile, value => unescapeMarkdown(escapeMarkdown(value)) === value))
  })

  it('is no template once it is HTML', async () => {
    const md = new MarkdownIt({ html: true, linkify: true }).use(keepReferences)
    for (const value of ['{{ 1 + 1 }}', '<b>{{a}}</b>', '{{\'\'.constructor.constructor(\'ran=1\')()}}']) {
      const html = md.render(`Words ${escapeMarkdown(value)} and {{ 1 + 1 }}`)
      const shown = await renderToString(createSSRApp({ render: compile(html) }))
      expect(shown).toContain(`Words ${escapeHtml(value).replaceAll('&#123;', '{').replaceAll('\'', '&#39;')} and 2`)
    }
  })

  it('leaves names as they are', () => {
    expect(escapeMarkdown('Acme SaaS Corp, Q1 2026 up-to-date 東京 עברית')).toBe('Acme SaaS Corp, Q1 2026 up-to-date 東京 עברית')
  })
})

describe('a value in a page of the guide', () => {
  it('is words of its line', () => {
    fc.assert(fc.property(hostile, (value) => {
      const children = parser.parseInline(`a ${words(value)} b`, {})[0]!.children!
      expect(children.map(({ type }) => type).filter(type => type !== 'text' && !type.startsWith('link'))).toEqual([])
      expect(children.map(({ content }) => content).join('')).toBe(`a ${value} b`)
    }))
  })

  it('is code of its line, whatever backticks it has', () => {
    fc.assert(fc.property(line, (value) => {
      const children = parser.parseInline(`a ${codeSpan(value)} b`, {})[0]!.children!
      expect(children.map(({ type, content }) => [type, content])).toEqual([['text', 'a '], ['code_inline', value], ['text', ' b']])
    }))
  })
})
