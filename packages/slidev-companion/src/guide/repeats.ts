const FENCE = /^(`{3,})\w*\n[\s\S]*?\n\1$\n*/gm
const FOLDED = /<details>\n[\s\S]*?\n<\/details>\n*/g

/** Returns a slide's Markdown without the listings that the prose under it shows again, with a sentence in front of them. */
export function sayOnce(body: string, prose: string): string {
  const told = new Set([FOLDED, FENCE].flatMap(blocks => [...prose.matchAll(blocks)]).map(([block]) => block.trim()))
  const untold = (block: string) => told.has(block.trim()) ? '' : block
  return body.replace(FOLDED, untold).replace(FENCE, untold).trim()
}

/** Returns a page on which the numbers of a picture that comes twice are folded under the first one only. */
export function foldOnce(page: string): string {
  const seen = new Set<string>()
  return page.replace(FOLDED, (block) => {
    const repeated = seen.has(block.trim())
    seen.add(block.trim())
    return repeated ? '' : block
  })
}
