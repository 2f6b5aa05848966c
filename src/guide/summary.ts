const RE_ITEM = /^\s*[-*]\s/
const PART = /^#[ \t]+Enterprise[ \t]*$/

/**
 * Returns a SUMMARY.md with the guide's entry under its `# Enterprise` part, made if missing; every other line stays as it is.
 * An older entry (a link below `base`) is replaced where it stands.
 */
export function addToSummary(summary: string, base: string, entryLines: (bullet: string) => string[]): string {
  const eol = summary.includes('\r\n') ? '\r\n' : '\n'
  const lines = summary.replace(/^\uFEFF/, '').split(/\r?\n/)
  const bullet = lines.some(line => /^\s*\*\s+\[/.test(line)) && !lines.some(line => /^\s*-\s+\[/.test(line)) ? '*' : '-'
  const entry = entryLines(bullet)
  const own = (line: string) => RE_ITEM.test(line) && new RegExp(`\\]\\((?:\\./)?${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`).test(line)
  const first = lines.findIndex(own)
  if (first >= 0) {
    const indent = /^\s*/.exec(lines[first]!)![0]
    const kept = lines.filter((line, i) => i < first || !own(line))
    kept.splice(first, 0, ...entry.map(line => indent + line))
    return bom(summary) + kept.join(eol)
  }
  const part = lines.findIndex(line => PART.test(line))
  if (part >= 0) {
    const next = lines.findIndex((line, i) => i > part && /^#[ \t]/.test(line))
    const end = next < 0 ? lines.length : next
    const last = lines.slice(part, end).reduce((found, line, i) => RE_ITEM.test(line) ? part + i : found, part)
    lines.splice(last + 1, 0, ...(last === part ? ['', ...entry] : entry))
    return bom(summary) + lines.join(eol)
  }
  const last = lines.reduce((found, line, i) => RE_ITEM.test(line) || /^#[ \t]/.test(line) ? i : found, -1)
  const before = last < 0 ? [] : lines.slice(0, last + 1)
  const rest = lines.slice(last + 1)
  return bom(summary) + [...before, ...(before.length > 0 ? [''] : []), '# Enterprise', '', ...entry, ...(rest.some(line => line.trim()) ? rest : [''])].join(eol)
}

function bom(text: string): string {
  return text.startsWith('\uFEFF') ? '\uFEFF' : ''
}
