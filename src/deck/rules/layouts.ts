import type { DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import { shownWords, slideRule } from './rule'

/**
 * What a layout holds: its words, and whether a picture, words in rows, or one large figure stands
 * under its title.
 */
interface Limits { words: number, holds: 'picture' | 'words' | 'figure' | 'anything' }

export const LAYOUTS: Record<string, Limits> = {
  cover: { words: 16, holds: 'anything' },
  opener: { words: 16, holds: 'figure' },
  evidence: { words: 45, holds: 'picture' },
  split: { words: 25, holds: 'picture' },
  terminal: { words: 25, holds: 'picture' },
  quote: { words: 25, holds: 'picture' },
  statement: { words: 45, holds: 'words' },
}

/** Parts of a picture, and pictures made of words alone. */
const PARTS = new Set(['BigNumber', 'ConfigLine'])
const WORDS = new Set(['WordTable', 'ControlMap', 'SignSheet'])
const ROWS = 5
const COLUMNS = 4

export const layouts = slideRule(
  'layouts',
  `A cover, an opener with one figure, one picture (evidence, quote), a picture with words tied to its `
  + `lines (split, terminal) or words in at most ${ROWS} rows of ${COLUMNS} (statement), each within its words.`,
  (slide) => {
    const limits = LAYOUTS[slide.layout]
    if (limits === undefined)
      return [] // the rule frontmatter names it
    const count = shownWords(slide.body).length
    return [
      ...(count > limits.words
        ? ([
            [
              `${count} words in the layout ${slide.layout}`,
              `keep ${limits.words}, or take another layout`,
            ],
          ] as [string, string][])
        : []),
      ...found(limits, slide),
    ]
  },
)

function found({ holds }: Limits, { body, layout }: DeckSlide): [string, string][] {
  const shown = [...new Set([...body.matchAll(/^<([A-Z]\w+)/gm)].map(match => match[1]!))].filter(
    name => !PARTS.has(name),
  )
  if (holds === 'figure' && !/^\*\*[^*\n]+\*\*[^\n]*$/.test(body.trim())) {
    return [
      [
        'an opener without its one line',
        'write **the figure or file** and what it is; move the rest to a slide of its own',
      ],
    ]
  }
  if (holds === 'picture' && shown.length !== 1) {
    return [
      [
        `${shown.length} pictures in the layout ${layout}`,
        'show one; words alone belong in the layout statement',
      ],
    ]
  }
  if (holds !== 'words')
    return []
  const drawn = shown.filter(name => !WORDS.has(name))
  return [
    ...drawn.map(
      name =>
        [
          `<${name}> in the layout statement`,
          `it holds words: ${[...WORDS].join(', ')}; a picture belongs in the layout evidence`,
        ] as [string, string],
    ),
    ...tooLarge(body),
  ]
}

/** A table that nobody reads from the last row. */
function tooLarge(body: string): [string, string][] {
  const [head, , ...rows] = body.split('\n').filter(line => line.startsWith('|'))
  const columns = head === undefined ? 0 : head.split('|').length - 2
  return rows.length > ROWS || columns > COLUMNS
    ? [[`a table of ${rows.length} rows and ${columns} columns`, `keep ${ROWS} rows of ${COLUMNS}`]]
    : []
}
