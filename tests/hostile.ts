import { isScalar, parseDocument, visit } from 'yaml'
import { parseScenario } from '../src/scenario'

/** Every sign that Markdown, a template, HTML, YAML, SVG, a mail or a shell could take for its own. */
export const SIGNS = '{{a}}<b "\'[x](j:y)|*_$`-->'
/** What would run if it could: each sets `ran`. */
const CODE = [
  '',
  '{{constructor.constructor(\'ran=1\')()}}',
  '{{\'\'.constructor.constructor(\'ran=1\')()}}<img src=x onerror=ran=2>',
  '{{\'\'.constructor.constructor(\'ran=1\')()}}<img src=x onerror=ran=2><svg onload=ran=3>',
]

export interface HostileScenario {
  text: string
  /** The value of each field by the mark it begins with. */
  values: Map<string, string>
}

/** Returns the scenario with a hostile string in every field that takes a text, as long as the field lets it be. */
export function hostileScenario(scenario: string): HostileScenario {
  const document = parseDocument(scenario)
  const values = new Map<string, string>()
  visit(document, {
    Pair(_, { value }) {
      if (!isScalar(value) || typeof value.value !== 'string')
        return
      const typed = value.value
      const mark = `H${values.size + 10}`
      const accepted = CODE.map(code => `${mark}${SIGNS}${code}`).findLast((hostile) => {
        value.value = hostile
        return isAccepted(document.toString())
      })
      value.value = accepted ?? typed // a date takes no words
      if (accepted !== undefined)
        values.set(mark, accepted)
    },
  })
  return { text: document.toString({ lineWidth: 0 }), values }
}

/**
 * Returns where a mark stands in a text without the rest of its value behind it. White space does not count: lines break.
 * On paper a page may end within a value: `least` is how much of it must stand together. A picture with little room
 * shows the first word of a name: the timeline, "Agent, H16{{a}}<b"; or its beginning and an ellipsis.
 */
export function altered(text: string, values: HostileScenario['values'], least = Infinity): string[] {
  const bare = (words: string): string => words.replace(/\s+/g, '')
  const flat = bare(text)
  return [...flat.matchAll(/H[1-9]\d(?=\W)/g)]
    .filter(({ 0: mark, index }) => values.has(mark) && !flat.startsWith(bare(values.get(mark)!).slice(0, least), index))
    .filter(({ 0: mark, index }) => !inTimeline(flat, index, values.get(mark)!.split(/\s/)[0]!))
    .filter(({ 0: mark, index }) => !isShortened(flat.slice(index), bare(values.get(mark)!)))
    .map(({ index }) => flat.slice(index, index + 90))
}

function isShortened(text: string, value: string): boolean {
  const shown = text.slice(0, text.indexOf('…'))
  return shown.length > 3 && shown.length < value.length && value.startsWith(shown)
}

/** Whether a first name stands there with a stage's name or the agent before it, and what the stage leaves behind it. */
function inTimeline(flat: string, index: number, first: string): boolean {
  const [before, after] = [flat.slice(0, index), flat.slice(index + first.length)]
  return flat.startsWith(first, index)
    && /(?:Dataingestion|Approval|Agent,)$/.test(before)
    && /^(?:threedigests|decisions|areporteveryday)/.test(after)
}

function isAccepted(text: string): boolean {
  try {
    parseScenario(text)
    return true
  }
  catch {
    return false
  }
}
