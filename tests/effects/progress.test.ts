import { expect, it } from 'vitest'
import { progressOn } from '../../src/effects/progress'

function said(isTTY: boolean): string {
  let text = ''
  const progress = progressOn({ isTTY, write: (part: unknown) => (text += String(part)) !== '' })
  progress.step('reading')
  progress.step('drawing')
  progress.end()
  return text
}

it('says the step under way on a terminal, and leaves the line empty', () => {
  expect(said(true)).toBe('\r\u001B[Kreading …\r\u001B[Kdrawing …\r\u001B[K')
})

it('says nothing where nobody watches', () => {
  expect(said(false)).toBe('')
})
