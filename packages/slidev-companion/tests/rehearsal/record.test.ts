import { expect, it } from 'vitest'
import { withTime } from '../../src/rehearsal/record'

it('the newest twenty rehearsals are kept, in their order', () => {
  const many = Array.from({ length: 20 }, (_, i) => ({ begun: i + 1, seconds: { a: 1 } }))
  expect(withTime(many, { begun: 21, slide: 'a', seconds: 3 }).map(({ begun }) => begun)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
  expect(withTime(many.slice(0, 3), { begun: 2, slide: 'b', seconds: 3 })).toEqual([many[0], { begun: 2, seconds: { a: 1, b: 3 } }, many[2]])
})

it('no file grows without end', () => {
  const seconds = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`slide-${i}`, 1]))
  const [full] = withTime([{ begun: 1, seconds }], { begun: 1, slide: 'one more', seconds: 3 })
  expect(full!.seconds).toEqual(seconds)
})
