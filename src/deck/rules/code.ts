import { codeBlocks, slideRule } from './rule'

/** 14 px Fira Code is 8.4 px wide: 64 characters are 538 px, what the widest panel holds. */
const WIDTH = 64
const LINES = 12

export const code = slideRule(
  'code',
  `Code of at most ${LINES} lines of ${WIDTH} characters.`,
  ({ body }) =>
    codeBlocks(body).flatMap((block) => {
      const lines = block.trimEnd().split('\n')
      const widest = Math.max(...lines.map(line => line.length))
      return [
        ...(lines.length > LINES
          ? ([[`code of ${lines.length} lines`, `show ${LINES}, elide with …`]] as [
              string,
              string,
            ][])
          : []),
        ...(widest > WIDTH
          ? ([[`code ${widest} characters wide`, `break it at ${WIDTH}`]] as [string, string][])
          : []),
      ]
    }),
)
