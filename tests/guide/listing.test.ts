import { expect, it } from 'vitest'
import { cutListing, session } from '../../src/forms/listing'

it('a long output shows the line that says what failed, whatever matters otherwise', () => {
  const lines = Array.from({ length: 30 }, (_, i) => i === 17 ? 'Error: it broke' : `line ${i}`)
  for (const matters of [undefined, (line: string) => line === 'line 3'])
    expect(cutListing({ kind: 'output', language: 'console', lines, matters })).toContain('\nError: it broke\n')
  expect(cutListing({ kind: 'file', language: 'text', lines })).not.toContain('Error: it broke')
  for (const matters of [undefined, (line: string) => line === 'line 3'])
    expect(session([{ lines }], matters).split('<details>')[0]).toContain('\nError: it broke\n')
})
