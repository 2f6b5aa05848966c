import type { Problem } from '../errors'
import { codeLines } from './slots'

const RE_STYLE_LAST = /-->\s*<style\b[^>]*>[^<]*<\/style>\s*$/

/** What Slidev is told of a file before it is cut into slides, and what the author should know of it. */
export interface Slide { content: string, note: string, file: string, contentLine: number }

/** Returns what an author would not expect of comments and fences in a slide: words that are printed or lost. */
export function surprisesIn({ content, note, file, contentLine }: Slide): Problem[] {
  const found: Problem[] = []
  const lines = content.split('\n')
  const code = codeLines(lines)
  const bare = lines.map((line, i) => code[i] || !/<!--|-->/.test(line) ? '' : withoutSpans(line))
  const say = (line: number, what: string, mend: string) => void found.push({ file, line: contentLine + line, found: what, mend })
  let open = -1
  bare.forEach((line, i) => {
    let rest = line
    while (rest !== '') {
      const mark = open < 0 ? /<!--|-->/.exec(rest) : /-->/.exec(rest)
      if (mark === null)
        break
      if (mark[0] === '<!--')
        open = i
      else if (open >= 0)
        open = -1
      else
        say(i, 'a comment has ended before this -->, and what stands between is printed', 'a comment cannot hold -->')
      rest = rest.slice(mark.index + mark[0].length)
    }
  })
  if (open >= 0)
    say(open, 'a comment that never closes swallows what follows, slides too', 'close it with -->')
  if (note === '' && content.endsWith('</style>') && RE_STYLE_LAST.test(content))
    say(0, 'a comment before <style> is no note for Slidev, and is left out', 'put the note last, behind the style')
  const fence = lines.findIndex((line, i) => code[i] && /^\s*~{3,}/.test(line))
  if (fence >= 0 && code.at(-1) && !/^\s*~{3,}\s*$/.test(lines.at(-1)!))
    say(fence, 'Slidev ends the slide at a --- in a ~~~ fence', 'fence it with ```')
  return found
}

/** A line without its code. */
function withoutSpans(line: string): string {
  const parts = line.split(/(`+)/)
  let text = ''
  for (let i = 0; i < parts.length; i += 2) {
    text += parts[i]
    const close = i + 1 < parts.length ? parts.indexOf(parts[i + 1]!, i + 2) : -1
    if (close > 0)
      i = close - 1
  }
  return text
}
