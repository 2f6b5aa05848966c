/** One top-level field of a spec's frontmatter. */
export interface Field {
  key: string
  /** The field as written, its list items included. */
  text: string
  /** 1-based line in the file. */
  line: number
  /** The scalar, or the items of a list; the lines of a nested block. */
  values: string[]
}

const RE_FRONTMATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/
const RE_FIELD = /^([\w-]+):(.*)$/

/** Returns the text between the `---` lines, without them; empty if there is none. */
export function frontmatterText(spec: string): string {
  return spec.match(RE_FRONTMATTER)?.[1] ?? ''
}

/** Returns the frontmatter with its `---` lines; empty if there is none. */
export function frontmatterBlock(spec: string): string {
  return spec.match(RE_FRONTMATTER)?.[0].trimEnd() ?? ''
}

/** Returns what comes after the frontmatter, without leading blank lines. */
export function specBody(spec: string): string {
  return spec.replace(RE_FRONTMATTER, '').replace(/^\n+/, '')
}

/** Returns the top-level fields in the order of the file. */
export function frontmatterFields(spec: string): Field[] {
  const fields: Field[] = []
  frontmatterText(spec).split('\n').forEach((text, i) => {
    const [, key, scalar = ''] = text.match(RE_FIELD) ?? []
    if (key !== undefined) {
      fields.push({ key, text, line: i + 2, values: scalar.trim() ? [scalar.trim()] : [] })
    }
    else if (fields.length > 0) {
      const field = fields.at(-1)!
      field.text += `\n${text}`
      field.values.push(text.trim().replace(/^- /, ''))
    }
  })
  return fields
}

/** Returns the values of one field: a scalar is one value; a field that is not there has none. */
export function fieldValues(spec: string, key: string): string[] {
  return frontmatterFields(spec).find(field => field.key === key)?.values ?? []
}
