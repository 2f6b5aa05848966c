import { describe, expect, it } from 'vitest'
import { guardSite } from '../../src/site/guard'

const bytes = (text: string) => new TextEncoder().encode(text)
const built = (parts: Record<string, string>) => Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytes(text)]))
const page = '<html><head><script>start()</script></head><body></body></html>'
function policyOf(files: Record<string, Uint8Array>, name = 'index.html') {
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(new TextDecoder().decode(files[name]))?.[1] ?? ''
}

describe('the policy of a site', () => {
  it('stands in every page, before anything is loaded', () => {
    const { files } = guardSite(built({ 'index.html': page, '404.html': page, 'a.js': '' }))
    for (const name of ['index.html', '404.html'])
      expect(new TextDecoder().decode(files[name])).toMatch(/^<html><head>\n<meta http-equiv="Content-Security-Policy"/)
    expect(files['a.js']).toEqual(bytes(''))
  })

  it('lets only scripts of the folder run, and those of the page by their hash', () => {
    const policy = policyOf(guardSite(built({ 'index.html': page })).files)
    expect(policy).toContain('default-src \'none\'')
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='(?:;|$)/)
    expect(policy).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline/)
  })

  it('says of a theme\'s web fonts how to turn them off: there is no file to copy', () => {
    const link = '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Nunito+Sans">'
    expect(guardSite(built({ 'index.html': page.replace('</head>', `${link}</head>`) })).problems[0]?.fix).toContain('provider: none')
    expect(guardSite(built({ 'index.html': page, 'a.js': 'h("img",{src:"//pictures.example/b.png"})' })).problems[0]?.fix).toContain('site.origins')
  })

  it('names what lies elsewhere, once, and lets through what the deck allows', () => {
    const code = 'h("iframe",{src:"https://video.example/a"}),h("img",{src:"//pictures.example/b.png"}),h("a",{href:"https://link.example/"})'
    const site = built({ 'index.html': page, 'a.js': code, 'b.js': code, 'c.css': '@font-face{src:url(https://fonts.example/f.woff2)}' })
    expect(guardSite(site).problems.map(({ found }) => found)).toEqual([
      expect.stringContaining('https://video.example/a'),
      expect.stringContaining('//pictures.example/b.png'),
      expect.stringContaining('https://fonts.example/f.woff2'),
    ])
    const { files, problems } = guardSite(site, ['https://video.example', 'https://pictures.example', 'https://fonts.example/'])
    expect(problems).toEqual([])
    expect(policyOf(files)).toContain('frame-src \'self\' data: blob: https://video.example https://pictures.example https://fonts.example')
  })

  it.each(['youtube', 'javascript:alert(1)', '\'unsafe-eval\'', 'data:'])('refuses "%s" as an origin', (origin) => {
    expect(() => guardSite(built({ 'index.html': page }), [origin])).toThrow(/site\.origins: ".*" is no origin/)
  })
})
