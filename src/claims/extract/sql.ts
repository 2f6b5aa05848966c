import type { Claim } from '../claim'
import type { Run } from './sentences'
import { normalise } from '../claim'
import { sentencesOf } from './sentences'

const RE_COMMENT = /^\s*--/
/** A field of a query's header: `-- window: …`. */
const RE_FIELD = /^\s*--\s*[\w ]+: /

/** Returns what a query says: the sentences of its comments, and each line of its statement. */
export function sqlClaims(source: string, file: string): Claim[] {
  const lines = source.split('\n').map((text, i): Run => ({ text, line: i + 1 }))
  const claims: Claim[] = []
  let comment: Run[] = []
  const end = (): void => {
    const said = comment.length > 0 ? sentencesOf(comment) : []
    claims.push(...said.map(({ text, line }): Claim => ({ file, line, text: normalise(text), place: 'words' })))
    comment = []
  }
  for (const run of lines) {
    if (RE_COMMENT.test(run.text)) {
      if (RE_FIELD.test(run.text))
        end()
      comment.push({ ...run, text: run.text.replace(RE_COMMENT, '') })
      continue
    }
    end()
    if (run.text.trim() !== '')
      claims.push({ file, line: run.line, text: normalise(run.text), place: 'code' })
  }
  end()
  return claims.filter(({ text }) => text !== '')
}
