import { blocksOfPage } from '../markdown/blocks'

const FOLDED = /<details>\n[\s\S]*?\n<\/details>\n*/g

/**
 * Returns a slide's Markdown without the listings that the prose under it shows again, with a
 * sentence in front of them.
 */
export function sayOnce(body: string, prose: string): string {
  const folded = new Set([...prose.matchAll(FOLDED)].map(([block]) => block.trim()))
  const told = new Set(listingsIn(prose).map(({ text }) => text))
  const rest = body.replace(FOLDED, block => folded.has(block.trim()) ? '' : block)
  const lines = rest.split('\n')
  const gone = lines.map(() => false)
  listingsIn(rest).filter(({ text }) => told.has(text)).forEach(({ from, end }) => gone.fill(true, from, end))
  return lines.filter((_, i) => !gone[i]).join('\n').trim()
}

/**
 * Returns the fenced code of a page's Markdown: its text, and its lines with the empty one behind
 * it.
 */
function listingsIn(markdown: string): { text: string, from: number, end: number }[] {
  const lines = markdown.split('\n')
  return blocksOfPage(markdown)
    .blocks
    .filter(({ kind }) => kind === 'fence')
    .map(({ from, end }) => ({
      text: lines.slice(from, end).join('\n'),
      from,
      end: lines[end] === '' ? end + 1 : end,
    }))
}

/**
 * Returns a page on which the numbers of a picture that comes twice are folded under the first one
 * only.
 */
export function foldOnce(page: string): string {
  const seen = new Set<string>()
  return page.replace(FOLDED, (block) => {
    const repeated = seen.has(block.trim())
    seen.add(block.trim())
    return repeated ? '' : block
  })
}
