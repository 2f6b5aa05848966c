import matter from 'gray-matter'
import { CliError } from './errors'

export interface Frontmatter {
  data: Record<string, unknown>
  content: string
}

/** gray-matter evaluates `---js` front matter unless each script engine is replaced by one that throws. */
function refuse(): never {
  throw new Error('front matter may hold YAML only: script engines are switched off')
}

const ENGINES = { js: refuse, javascript: refuse, coffee: refuse, coffeescript: refuse, cson: refuse }

/** Returns the YAML front matter and the rest of a Markdown text; a script or broken YAML is a CliError naming the file. */
export function readFrontmatter(text: string, file: string): Frontmatter {
  try {
    // A fresh options object switches gray-matter's global cache off.
    const { data, content } = matter(text, { engines: ENGINES } as never)
    return { data, content }
  }
  catch (error) {
    const mark = (error as { mark?: { line?: number } }).mark
    throw new CliError({
      file,
      line: mark?.line === undefined ? 1 : mark.line + 1,
      found: `cannot read the front matter: ${(error as Error).message.split('\n')[0]}`,
      mend: 'write YAML between two lines of ---',
    })
  }
}
