import type { Field } from '../src/specs/frontmatter'

/** A line of a spec file in the parts that look different: the eye reads the names. */
export interface LineParts {
  key?: string
  folder?: string
  text: string
}

/** A field of the frontmatter at its place in the picture. Lengths are in pixels. */
export interface PlacedField {
  key: string
  lines: LineParts[]
  /** Which point of the list explains it, from 0; -1 if none does. */
  note: number
  top: number
  /** Where its leader runs: beside the middle of a long field, beside the key of a short one. */
  anchor: number
  leaderStart: number
}

export interface PlacedFields {
  fields: PlacedField[]
  bottom: number
}

const LINE = 20
/** Room above and below an explained field for its ring, so that nothing moves when the ring comes. */
const RING = 7
const RE_KEY = /^\w[\w-]*:/

/** Returns the fields from `top` on, one below the other, and where the picture of them ends. */
export function placedFields(fields: Field[], focusedKeys: string[], top: number): PlacedFields {
  let y = top
  let bottom = top
  const placed = fields.map(({ key, text }): PlacedField => {
    const lines = text.split('\n')
    const note = focusedKeys.indexOf(key)
    const ring = note >= 0 ? RING : 0
    const isLong = lines.length > 2
    const fieldTop = y + ring
    const height = lines.length * LINE
    y = fieldTop + height + ring
    bottom = fieldTop + height + RING
    return {
      key,
      lines: lines.map(partsOf),
      note,
      top: fieldTop,
      anchor: fieldTop + (isLong ? height : LINE) / 2,
      // Leaders of short fields start on one x; beside a long field they start at the file's edge.
      leaderStart: isLong ? 574 : 156,
    }
  })
  return { fields: placed, bottom }
}

/** Returns the key of a line, or the folder of a path in it, apart from the rest. */
export function partsOf(line: string): LineParts {
  const key = RE_KEY.exec(line)?.[0]
  if (key)
    return { key, text: line.slice(key.length) }
  const dash = /^\s*- /.exec(line)?.[0] ?? ''
  const nameStart = line.lastIndexOf('/') + 1
  if (line.startsWith(`${dash}.chant/`))
    return { folder: line.slice(0, nameStart), text: line.slice(nameStart) }
  return { text: line }
}
