import type { Node } from '../markdown/nodes'
import { slotsOf } from '../markdown/slots'

/**
 * In which order a layout's slots are read, where that is not the order in which they are written.
 */
const ORDER = ['default', 'top', 'header', 'left', 'right', 'bottom', 'footer']

/** Returns what a slide shows: the nodes of its slots in reading order, but for those named. */
export function shownNodes(nodes: readonly Node[], without: readonly string[]): Node[] {
  const rank = (name: string) => ORDER.indexOf(ORDER.includes(name) ? name : 'right')
  const slots = [...slotsOf(nodes)].filter(([name]) => !without.includes(name))
  return slots.sort(([a], [b]) => rank(a) - rank(b))
    .flatMap(([, slot], i) => i === 0 ? slot : [gapBefore(slot), ...slot])
}

/** Two slots are two blocks. */
function gapBefore([first]: readonly Node[]): Node {
  return { kind: 'words', from: first?.from ?? 0, text: '\n\n', html: false, starts: true, ends: true }
}
