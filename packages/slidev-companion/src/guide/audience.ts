import type { Attributes } from '../markdown/attributes'
import type { Node, Tag } from '../markdown/nodes'
import { VOID } from './elements'

/**
 * Where Slidev draws a slide for whoever reads it; `presenter`, `previewNext` and `overview` are
 * the presenter's.
 */
const READERS = new Set(['main', 'slide', 'visible', 'print'])
const RE_AUDIENCE = /renderContext|isPresenter/
/** The conditions that can be read without evaluating them. */
const RE_COMPARED = /^\s*\$?(?:slidev\.)?\$?renderContext\s*([!=]==?)\s*(['"`])(\w+)\2\s*$/
const RE_LISTED = /^\s*(!?)\s*\[([^\]]*)\]\s*\.includes\(\s*\$renderContext\s*\)\s*$/

type Seen = boolean | 'unread'
type To = 'shown' | 'presenter' | 'nobody'

interface Open {
  name: string
  /** Who sees what stands in it, and what stands around it. */
  to: To
  around: To
  /** Whether a reader sees the default slot: the fallback is for the others. */
  seen?: Seen
  /** What the last `v-if` in it said, for the `v-else` behind it. */
  condition?: Seen
}

export interface Parts {
  /** What a reader of the slide sees. */
  shown: Node[]
  /** What only the presenter sees. */
  presenter: Node[]
  /** Tags with a condition that cannot be read. What they hold counts as the presenter's. */
  unread: Tag[]
}

/** Returns the nodes of a slide apart by who sees them. */
export function byAudience(nodes: readonly Node[]): Parts {
  if (
    !nodes.some(
      node => node.kind === 'tag' && (isSwitch(keyOf(node.name)) || RE_AUDIENCE.test(guardOf(node.attributes) ?? '')),
    )
  ) {
    return { shown: [...nodes], presenter: [], unread: [] }
  }
  const parts: Parts = { shown: [], presenter: [], unread: [] }
  const open: Open[] = [{ name: '', to: 'shown', around: 'shown' }]
  const put = (to: To, node: Node) => to !== 'nobody' && parts[to].push(node)
  for (const node of nodes) {
    const parent = open.at(-1)!
    if (node.kind !== 'tag') {
      put(parent.to, node)
      continue
    }
    const name = keyOf(node.name)
    if (node.close) {
      const at = open.findLastIndex(one => one.name === name)
      put(at > 0 ? open[at]!.around : parent.to, node)
      open.splice(at > 0 ? at : open.length)
      continue
    }
    const around = narrowed(
      placeOf(node.attributes, parent),
      conditionOf(node.attributes, parent, () => parts.unread.push(node)),
    )
    put(around, node)
    const seen = name === 'renderwhen' ? seenIn(node.attributes, () => parts.unread.push(node)) : undefined
    if (!node.self && !VOID.has(name))
      open.push({ name, to: narrowed(around, seen), around, seen })
  }
  return parts
}

function placeOf(attributes: Attributes, parent: Open): To {
  const slot = Object.keys(attributes).map(key => /^(?:#|v-slot:)(\w+)/.exec(key)?.[1]).find(Boolean)
  if (slot === 'fallback' && parent.seen !== undefined)
    return parent.seen === false ? parent.around : narrowed(parent.around, false)
  return slot === 'dark' && parent.name === 'lightordark' ? 'nobody' : parent.to
}

function narrowed(to: To, seen: Seen | undefined): To {
  return to === 'shown' && seen !== undefined && seen !== true ? 'presenter' : to
}

/**
 * Whether a reader meets the condition of an element; undefined if it has none that asks who looks.
 */
function conditionOf(attributes: Attributes, parent: Open, isUnread: () => void): Seen | undefined {
  const follows = 'v-else' in attributes || 'v-else-if' in attributes
  const before = follows ? parent.condition : undefined
  const guard = guardOf(attributes)
  const own = guard !== undefined && RE_AUDIENCE.test(guard) ? conditionSeen(guard) : undefined
  const seen = before === undefined ? own : before === false && (own === undefined || own === true)
  parent.condition = before === true ? true : seen
  if (own === 'unread')
    isUnread()
  return before === undefined ? own : seen
}

function guardOf(attributes: Attributes): string | undefined {
  return attributes['v-if'] ?? attributes['v-else-if'] ?? attributes['v-show']
}

function conditionSeen(text: string): Seen {
  if (RE_AUDIENCE.exec(text)?.[0] === 'isPresenter') {
    return /^\s*!\s*[$.\w]*isPresenter(?:\.value)?\s*$/.test(text)
      ? true
      : /^\s*[$.\w]*isPresenter(?:\.value)?\s*$/.test(text)
        ? false
        : 'unread'
  }
  const [, sign = '', , one = ''] = RE_COMPARED.exec(text) ?? []
  if (sign !== '')
    return READERS.has(one) === sign.startsWith('=')
  const [, not, list] = RE_LISTED.exec(text) ?? []
  return list === undefined ? 'unread' : namesIn(list).some(name => READERS.has(name)) === (not === '')
}

/** Whether one of the contexts of a `<RenderWhen>` is a reader's. */
function seenIn(attributes: Attributes, isUnread: () => void): Seen {
  const bound = attributes[':context'] ?? attributes['v-bind:context']
  const names = attributes.context !== undefined ? [attributes.context] : namesIn(bound ?? '')
  if (names.length > 0 || bound === undefined)
    return names.some(name => READERS.has(name))
  isUnread()
  return 'unread'
}

function namesIn(list: string): string[] {
  return [...list.matchAll(/(['"`])(\w+)\1/g)].map(([, , name]) => name!)
}

function isSwitch(name: string): boolean {
  return name === 'renderwhen' || name === 'lightordark'
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('-', '')
}
