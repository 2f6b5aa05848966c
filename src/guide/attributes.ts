import type { Attributes } from './tokens'

const RE_LITERAL = /^\s*(?:(['"`])([^'"`$]*)\1|(\d+(?:\.\d+)?))\s*$/
const RE_PRESENTER = /^(?:\$(?:slidev\.)?)?nav\.isPresenter(?:\.value)?$|^isPresenter$/
const RE_CONTEXT = /^\$renderContext\s*={2,3}\s*(['"])(\w+)\1$/
const RE_WORD = /[a-z]+/gi
/** What a reader sees; `presenter`, `previewNext` and `overview` are the speaker's. */
const READERS = new Set(['main', 'slide', 'visible', 'print'])

/** Returns an attribute as a text, as written or as the literal that it is bound to; undefined if it is missing or computed. */
export function valueOf(attributes: Attributes, name: string): string | undefined {
  const literal = RE_LITERAL.exec(boundOf(attributes, name) ?? '')
  return attributes[name] ?? literal?.[2] ?? literal?.[3]
}

/** Whether an attribute is bound to what only the deck itself could compute. */
export function isComputed(attributes: Attributes, name: string): boolean {
  return boundOf(attributes, name) !== undefined && valueOf(attributes, name) === undefined
}

/** Whether a reader sees what <RenderWhen context="…"> holds: one of its contexts is enough. */
export function isForReaders(attributes: Attributes): boolean {
  const contexts = attributes.context ?? boundOf(attributes, 'context') ?? ''
  return (contexts.match(RE_WORD) ?? []).some(context => READERS.has(context))
}

/** Whether an element is there in the presenter's view alone. */
export function isPresenterOnly(attributes: Attributes): boolean {
  const condition = (attributes['v-if'] ?? attributes['v-show'] ?? '').trim()
  const context = RE_CONTEXT.exec(condition)?.[2]
  return RE_PRESENTER.test(condition) || (context !== undefined && !READERS.has(context))
}

function boundOf(attributes: Attributes, name: string): string | undefined {
  return attributes[`:${name}`] ?? attributes[`v-bind:${name}`]
}
