import type { Node } from './nodes.ts'
import { blocksOfSlide } from './blocks.ts'

/**
 * Returns the text of each slot of a slide by name; what stands before the first `::name::` is
 * `default`.
 */
export function splitSlots(content: string): Map<string, string> {
  const lines = content.split('\n')
  const { blocks } = content.includes('::') ? blocksOfSlide(content) : { blocks: [] }
  const marks = blocks.filter(({ kind }) => kind === 'slot').map(({ from }) => from)
  const slots = new Map([['default', lines.slice(0, marks[0])]])
  marks.forEach((mark, i) => {
    const name = slotName(lines[mark]!)
    const slot = slots.get(name) ?? []
    slots.set(name, slot)
    lines.slice(mark + 1, marks[i + 1]).forEach(line => slot.push(line))
  })
  return new Map([...slots].map(([name, text]) => [name, text.join('\n')]))
}

/** Returns the nodes of each slot by name, in the order in which the slots begin. */
export function slotsOf(nodes: readonly Node[]): Map<string, Node[]> {
  const slots = new Map<string, Node[]>([['default', []]])
  let name = 'default'
  for (const node of nodes) {
    if (node.kind === 'slot')
      name = node.name
    const slot = slots.get(name) ?? []
    slots.set(name, slot)
    if (node.kind !== 'slot')
      slot.push(node)
  }
  return slots
}

/** Returns the name in a line `::name::`. */
export function slotName(line: string): string {
  return line.replace(/^[:\s]+|[:\s]+$/g, '')
}
