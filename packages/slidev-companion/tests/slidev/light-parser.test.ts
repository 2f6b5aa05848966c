import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRangeString as whole } from '@slidev/parser/core'
import { parseRangeString as light } from '@slidev/parser/utils'
import { expect, it } from 'vitest'
import { root } from '../../../../tests/deck/own-deck'
import { UTILS, withLightParser } from '../../src/slidev/light-parser'

it('takes the one function of Slidev\'s client from the module that needs no YAML', () => {
  const code = readFileSync(join(root, 'node_modules/@slidev/client/logic/utils.ts'), 'utf8')
  const fixed = withLightParser(code)
  expect(code).toContain('@slidev/parser/core')
  expect(fixed).not.toContain('@slidev/parser/core')
  expect(fixed).toContain('import { parseRangeString } from \'@slidev/parser/utils\'')
  expect(light).toBe(whole)
})

it('knows that file in a build and on a server', () => {
  const file = '/deck/node_modules/@slidev/client/logic/utils.ts'
  expect([file, `${file}?v=fc00ae59`, `${file}x`].map(id => UTILS.test(id))).toEqual([true, true, false])
})

it('leaves what another Slidev takes as it is', () => {
  const code = 'import { parse } from \'@slidev/parser/core\''
  expect(withLightParser(code)).toBe(code)
})
