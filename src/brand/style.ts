import type { Colours } from './colours'

/** One file of a font: where it lies for Vite, how heavy it is, and which characters it is for. */
export interface Face { url: string, weight: number, range?: string }

export interface Font { family: string, faces: Face[] }

/** Words, and nothing that ends a string of CSS. */
const RE_FAMILY = /^[a-z\d][a-z\d -]{0,59}$/i
const RE_RANGE = /^U\+[\dA-F?]+(?:-[\dA-F]+)?(?:,U\+[\dA-F?]+(?:-[\dA-F]+)?)*$/i
const RE_URL = /^(?:@|\/)[\w./-]+$/

/** Returns what may not stand in a style sheet: nothing of it is quoted there. */
export function fontFault({ family, faces }: Font): string | undefined {
  if (!RE_FAMILY.test(family))
    return 'its family is no name of letters, digits, blanks and hyphens'
  const strange = faces.find(({ url, range }) => !RE_URL.test(url) || (range !== undefined && !RE_RANGE.test(range)))
  return strange && 'one of its files has a strange name or range'
}

/** Returns the style sheet by which a brand's colours and font reach every output that the deck is drawn for. */
export function brandStyle({ accent, ink }: Colours, font?: Font): string {
  const tokens = [`--focus: ${accent};`, `--ink: ${ink};`]
  if (font === undefined)
    return rule(':root:root', tokens)
  const stack = (...more: string[]): string => [font.family, ...more].map(name => `'${name}'`).join(', ')
  const fonts = [
    `--sans: ${stack('Inter')}, system-ui, sans-serif;`,
    `--display: ${stack('Inter Display', 'Inter')}, system-ui, sans-serif;`,
  ]
  return [
    ...font.faces.map(face => faceRule(font.family, face)),
    rule(':root:root', [...tokens, ...fonts]),
    // A chart names its own font, for where no style sheet is.
    rule('.slidev-layout svg[font-family]', ['font-family: var(--sans);']),
  ].join('\n')
}

/** Returns the style sheet of a guide's pages. A book's dark themes keep their own colour of links. */
export function guideStyle({ accent }: Colours): string {
  return rule('html.light', [`--links: ${accent};`, `--sidebar-active: ${accent};`])
}

// -- internal --

function faceRule(family: string, { url, weight, range }: Face): string {
  return rule('@font-face', [
    `font-family: '${family}';`,
    `font-weight: ${weight};`,
    'font-display: block;',
    `src: url('${url}');`,
    ...range === undefined ? [] : [`unicode-range: ${range};`],
  ])
}

function rule(selector: string, lines: string[]): string {
  return `${selector} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`
}
