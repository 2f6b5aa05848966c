import { expect, it } from 'vitest'
import { listing } from '../../src/forms/listing'

it('a long output shows the line that says what failed, whatever matters otherwise', () => {
  const lines = Array.from({ length: 30 }, (_, i) => i === 17 ? 'Error: it broke' : `line ${i}`)
  for (const matters of [undefined, (line: string) => line === 'line 3'])
    expect(listing({ kind: 'output', language: 'console', lines, matters, onPaper: true })).toContain('\nError: it broke\n')
  expect(listing({ kind: 'file', language: 'text', lines, onPaper: true })).not.toContain('Error: it broke')
})
