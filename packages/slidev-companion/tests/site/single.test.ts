import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { singlePage } from '../../src/site/single'

const PAGE = `<!DOCTYPE html>
<html>
<head>
<!-- of the author -->
<link rel="icon" href="./icon.svg">
<link rel="preconnect" href="https://fonts.example">
<link rel="canonical" href="https://bread.example/">
<script type="module" crossorigin src="./assets/a.js"></script>
<link rel="stylesheet" crossorigin href="./assets/a.css">
</head>
<body></body>
</html>`

function build(files: Record<string, string> = {}) {
  return Object.fromEntries(Object.entries({
    'index.html': PAGE,
    '404.html': PAGE,
    '_redirects': '/* /index.html',
    'icon.svg': '<svg/>',
    'assets/a.js': 'run()',
    'assets/a.css': '/*$vite$:1*/p{}',
    ...files,
  }).map(([name, text]) => [name, Buffer.from(text)]))
}

describe('a deck as one page', () => {
  it('holds its script, its styles and its icon, and no comment', () => {
    const { page } = singlePage(build())
    expect(page).toContain('<script type="module">run()</script>')
    expect(page).toContain('<style>p{}</style>')
    expect(page).toContain('<link rel="icon" href="data:image/svg+xml;base64,PHN2Zy8+">')
    expect(page).not.toMatch(/<!--|crossorigin|\.\//)
  })

  it('allows nothing to be loaded', () => {
    expect(singlePage(build()).page).toMatch(/<head>\n<meta http-equiv="Content-Security-Policy" content="default-src 'none';/)
  })

  it('names what it leaves out because it lies elsewhere; a link of the reader\'s stays', () => {
    const { page, problems } = singlePage(build({ 'assets/a.js': 'h("img",{src:"https://cdn.example/a.png"}),h("a",{href:"https://b.example"})' }))
    expect(problems.map(({ found }) => found)).toEqual([
      expect.stringMatching(/^the deck shows https:\/\/fonts\.example, .* the file asks for nothing/),
      expect.stringContaining('https://cdn.example/a.png'),
    ])
    expect(page).not.toContain('fonts.example')
    expect(page).toContain('https://bread.example/')
  })

  it('names the slide and the line that show what lies elsewhere', () => {
    const files = build({ 'assets/a.js': 'h("img",{src:"https://cdn.example/a.png"})' })
    const { problems } = singlePage(files, address => address.includes('cdn') ? { file: 'pages/a.md', line: 7, slide: 3 } : undefined)
    expect(problems.at(-1)).toMatchObject({ file: 'pages/a.md', line: 7, found: expect.stringMatching(/^slide 3 shows https:\/\/cdn/) })
  })

  it('asks for no style sheet of another\'s that its own imports, and names it', () => {
    const { page, problems } = singlePage(build({ 'assets/a.css': '@import "https://type.example/f.css?a;b" screen;@import url(//type.example/g.css);p{}' }))
    expect(page).toContain('<style>p{}</style>')
    expect(problems.map(({ found }) => found).join('\n')).toMatch(/type\.example\/f\.css.*\n.*\/\/type\.example\/g\.css/)
  })

  it('holds a picture that its script names, and names one that nobody names', () => {
    const { page, problems } = singlePage(build({ 'assets/a.js': 'show("/b (1).png")', 'b (1).png': 'x', 'c.png': 'y' }))
    expect(page).toContain('show("data:image/png;base64,eA==")')
    expect(problems.filter(({ file }) => file)).toEqual([{ file: 'c.png', found: 'is named nowhere, so the file does not hold it', fix: expect.any(String) as string }])
  })

  it('is not ended by what a script or a style says', () => {
    const { page } = singlePage(build({ 'assets/a.js': 'x("</script><!--", `$&`)', 'assets/a.css': 'p{content:"</style>"}' }))
    expect(page).toContain('<script type="module">x("<\\/script><\\x21--", `$&`)</script>')
    expect(page).toContain('<style>p{content:"<\\/style>"}</style>')
  })
})
