import type { Problem } from '../errors'
import { parseSync } from '@slidev/parser/core'
import { parseDocument } from 'yaml'
import { attempt } from './attempt'
import { lossesInFile, lossesInSlide } from './losses'

/** A slide as its file has it. */
export interface Part {
  frontmatter: Record<string, unknown>
  /** The slide as written, without front matter and note. */
  content: string
  /** The last comment. It must never reach a reader. */
  note: string
  /** Relative to the deck's folder. */
  file: string
  /** 1-based place in its file, hidden slides counted, as `src: file.md#3` counts. */
  index: number
  /** 1-based: where the slide, its content and its note begin. */
  line: number
  contentLine: number
  noteLine: number
}

/** Returns the slides of a file's text; what is wrong is one more problem, what Slidev loses in silence a warning. */
export function parseParts(
  text: string,
  file: string,
  problems: Problem[],
  warn: (problem: Problem) => void,
): Part[] {
  const report = (losses: Problem[]) => losses.forEach(loss => warn({ file, ...loss }))
  const lines = text.split(/\r?\n/)
  const { losses, open } = lossesInFile(lines)
  report(losses)
  return parseSync(maskOpenComments(lines, open), file, { noParseYAML: true }).slides.map((slide) => {
    const raw = slide.frontmatterRaw ?? ''
    const from = raw ? slide.raw.indexOf(raw) + raw.length : 0
    const contentLine
      = slide.start + 1 + newlines(slide.raw.slice(0, Math.max(0, slide.raw.indexOf(slide.content, from))))
    const line = slide.start + 1
    report(lossesInSlide(slide.content.replaceAll('<!\u0003-', '<!--'), contentLine))
    const note = slide.note ?? ''
    return {
      frontmatter: readYaml(raw, file, line, problems),
      content: slide.content.replaceAll('<!\u0003-', '<!--'),
      note,
      file,
      index: slide.index + 1,
      line,
      contentLine,
      noteLine: line + newlines(slide.raw.slice(0, Math.max(0, slide.raw.lastIndexOf(note)))),
    }
  })
}

// -- internal --

/**
 * Slidev's parser looks for the end of each `<!--` again; without an end that is quadratic, so only
 * the one that never closes is shown to it.
 */
function maskOpenComments(lines: string[], open: number): string {
  const last = lines.findLastIndex(line => line.includes('-->'))
  return lines.map((line, i) => {
    const from = i === last ? line.lastIndexOf('-->') + 3 : 0
    const shown = i === open ? line.indexOf('<!--', from) + 4 : from
    return i < last ? line : line.slice(0, shown) + line.slice(shown).replaceAll('<!--', '<!\u0003-')
  }).join('\n')
}

function readYaml(raw: string, file: string, line: number, problems: Problem[]): Record<string, unknown> {
  if (!raw.trim())
    return {}
  const doc = parseDocument(raw)
  for (const error of doc.errors) {
    problems.push({
      file,
      line: line + (error.linePos?.[0].line ?? 1),
      found: `broken YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '')}`,
    })
  }
  const data: unknown
    = doc.errors.length > 0 ? {} : attempt(problems, () => doc.toJS({ maxAliasCount: 100 }), { file, line })
  return data !== null && typeof data === 'object' && !Array.isArray(data) ? data as Record<string, unknown> : {}
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}
