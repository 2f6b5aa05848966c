import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { logoAddress } from '../../src/brand/logo'

const NS = 'xmlns="http://www.w3.org/2000/svg"'
const svg = (inside: string, attributes = '') => `<svg ${NS} viewBox="0 0 9 9"${attributes}>${inside}</svg>`
const tried = (text: string, file = 'logo.svg') => logoAddress(file, Buffer.from(text))

it.each([
  svg('<path d="M0 0h9v9z" fill="#123456"/>'),
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${svg('<circle r="3"/>')}`,
  svg('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)" width="9" height="9"/>'),
  svg('<symbol id="s"><path d="M0 0"/></symbol><use href="#s"/>'),
])('a picture of plain shapes is taken: %s', (text) => {
  expect(tried(text)).toEqual({ address: `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}` })
})

it.each([
  svg('<script>alert(1)</script>'),
  svg('<path d="M0 0"/>', ' onload="alert(1)"'),
  svg('<a href="https://example.com"><path d="M0 0"/></a>'),
  svg('<image href="https://example.com/a.png"/>'),
  svg('<use href="https://example.com/a.svg#b"/>'),
  svg('<use href="data:image/svg+xml,x#b"/>'),
  svg('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="other.svg#b"/>'),
  svg('<rect fill="url(https://example.com/a)"/>'),
  svg('<rect style="fill:URL( \'//example.com/a\')"/>'),
  svg('<rect style="fill:u\\72l(//example.com/a)"/>'),
  svg('<style>@import "https://example.com/a.css"</style>'),
  svg('<foreignObject><p>words</p></foreignObject>'),
  svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
  svg('<set attributeName="onload" to="alert(1)"/>'),
  svg('<text>words</text>'),
  svg('<g xml:base="https://example.com/"/>'),
  `<?xml-stylesheet href="https://example.com/a.css"?>${svg('')}`,
  `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<title>&a;</title>')}`,
  svg('<iframe/>'),
  '<html><script>alert(1)</script></html>',
  'words',
  '',
])('what runs, loads or needs a font is refused: %s', (text) => {
  expect(tried(text)).toEqual({ found: expect.any(String), fix: expect.stringContaining('export the logo') })
})

it('a PNG is known by its first bytes', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1)
  expect(logoAddress('logo.png', png)).toEqual({ address: 'data:image/png;base64,iVBORw0KGgoB' })
  expect(tried(svg(''), 'logo.png')).toEqual({ found: 'this is no PNG', fix: 'export the logo anew' })
})
