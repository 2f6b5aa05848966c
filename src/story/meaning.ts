import { transformSync } from 'esbuild'
import { parse } from 'yaml'

/** The story's script and its agent run; what lies in their folders is written into the workspace as it is. */
const RE_PROGRAM = /^src\/story\/(?:weeks\/|agent\/)?[\w-]+\.(?:ts|mjs)$/

/**
 * Returns what decides in the text of an input of the replay, one way for all that mean the same: YAML as JSON with its
 * keys sorted, a program without comments and formatting. Every other text counts as it is, because it is copied.
 */
export function meaningOf(file: string, text: string): string {
  if (file.endsWith('.yaml'))
    return JSON.stringify(sorted({ ...parse(text) as object, presenter: undefined })) // no part of the story
  if (!RE_PROGRAM.test(file))
    return text
  const loader = file.endsWith('.ts') ? 'ts' : 'js'
  return transformSync(text, { loader, minifyWhitespace: true, legalComments: 'none', tsconfigRaw: '{}' }).code
}

// -- internal --

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted)
  if (typeof value !== 'object' || value === null)
    return value
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}
