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

/** What differs from this project's own look: a brand's colours and font, and fonts of scripts that Inter lacks. */
export interface Look { colours?: Colours, font?: Font, scripts?: Font[] }

/** Returns the style sheet by which a look reaches every output that the deck is drawn for. */
export function brandStyle({ colours, font, scripts = [] }: Look): string {
  const tokens = colours ? [`--focus: ${colours.accent};`, `--ink: ${colours.ink};`] : []
  const first = font ? [font] : []
  if (first.length + scripts.length === 0)
    return rule(':root:root', tokens)
  const others = scripts.map(({ family }) => family)
  const stack = (...ours: string[]): string => [...ours, ...others].map(name => `'${name}'`).join(', ')
  const words = first.map(({ family }) => family)
  const fonts = [
    `--sans: ${stack(...words, 'Inter')}, system-ui, sans-serif;`,
    `--display: ${stack(...words, 'Inter Display', 'Inter')}, system-ui, sans-serif;`,
    `--mono: ${stack('Fira Code', 'Inter')}, ui-monospace, monospace;`,
    `--handout-mono: ${stack('Fira Code', 'Fira Code Symbols', 'Inter')}, monospace;`,
  ]
  return [
    ...[...first, ...scripts].flatMap(({ family, faces }) => faces.map(face => faceRule(family, face))),
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
