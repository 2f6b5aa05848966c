import { isScalar, parseDocument, stringify } from 'yaml'
import { capital } from '../form'

/** What stands above a company's scenario until somebody has read it. */
const HEAD = `# yaml-language-server: $schema=scenario.schema.json
# The one file of this deck that is written by hand: artifacts/README.md says what every field decides.
# Until you change them, people and figures are examples, and the customers are made up.
`

/** A short name and a seed have 30 signs, and a seed ends in a number. */
const MOST = 24
/** A cut may fall behind a space, or within one sign of two parts. */
const RE_LEFT_OVER = /[\s\uD800-\uDBFF]$/

/**
 * Returns the scenario with which a company's deck begins: this project's, with its comments, of a company and people
 * of other names.
 */
export function scenarioOf(example: string, name: string): string {
  const word = beginning(name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'))
  const seed = `${word}-`
  const old = parseDocument(example).get('seed') as string
  const told = withValues(example, {
    'company.name': name,
    'company.short': name,
    'company.product': 'what your company sells, in a few words',
    'people.owner.name': 'Alex',
    'people.analyst.name': 'Robin',
  })
  const body = told.slice(told.search(/^[^#]/m))
  return HEAD + `\n${body.trimStart()}`.replaceAll(old.replace(/\d+$/, ''), seed)
}

/** Returns a name as a person would write it, from that of a folder: our-deck is "Our Deck". */
export function nameOf(folder: string): string {
  const words = folder.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return beginning(words.map(capital).join(' ')) || 'Our Company'
}

// -- internal --

function beginning(name: string): string {
  return name.slice(0, MOST).replace(RE_LEFT_OVER, '')
}

/** Returns YAML with other values at some paths; comments and columns stay as they are. */
function withValues(text: string, values: Record<string, string>): string {
  const document = parseDocument(text)
  const places = Object.entries(values).map(([path, value]) => {
    const node = document.getIn(path.split('.'), true)
    const [from, to] = isScalar(node) ? node.range! : [0, 0]
    return { from, to, value }
  })
  return places.sort((a, b) => b.from - a.from)
    .reduce((rest, { from, to, value }) => rest.slice(0, from) + stringify(value).trim() + rest.slice(to), text)
}
