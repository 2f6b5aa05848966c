import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../../tests/deck/own-deck'
import { withoutNestedButton } from '../../src/site/nested-button'

it('takes the outer button from Slidev\'s menu button, and nothing else', () => {
  const code = readFileSync(join(root, 'node_modules/@slidev/client/internals/MenuButton.vue'), 'utf8')
  const fixed = withoutNestedButton(code)
  expect(code).toContain('<button')
  expect(fixed).not.toContain('<button')
  expect(fixed).toContain('<slot name="button"')
  expect(fixed.replace('<div :class="{ disabled }"', '<button :class="{ disabled }"').length).toBe(code.length - 3)
})

it('leaves the button of another Slidev as it is', () => {
  const code = '<template><button /></template>'
  expect(withoutNestedButton(code)).toBe(code)
})
