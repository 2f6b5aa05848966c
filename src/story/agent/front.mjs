/** One value of a spec's frontmatter. */
export const scalar = (spec, key) => spec.match(new RegExp(`^${key}: *(\\S.*)$`, 'm'))?.[1] ?? ''

/** One list of a spec's frontmatter. */
export function list(spec, key) {
  const block = spec.match(new RegExp(`^${key}:\\n((?: *- .*\\n)+)`, 'm'))?.[1] ?? ''
  return block.split('\n').filter(Boolean).map(line => line.replace(/^ *- /, ''))
}
