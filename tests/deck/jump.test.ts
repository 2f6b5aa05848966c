import { describe, expect, it } from 'vitest'
import { afterJump, typeDigit } from '../../src/deck/jump'

describe('a jump', () => {
  const talk = { page: 20, clicks: 2 }
  const asked = afterJump({}, talk, 5)
  it('remembers the slide and the click it left', () => {
    expect(asked).toEqual({ back: talk, at: 5 })
  })
  it('from the questions to an answer, and to the questions again, still leads back to the talk', () => {
    const answered = afterJump(asked, { page: 5, clicks: 0 }, 33)
    expect(afterJump(answered, { page: 33, clicks: 1 }, 5).back).toEqual(talk)
  })
  it('made after the talk went on from there forgets the old place', () => {
    expect(afterJump(asked, { page: 34, clicks: 0 }, 5).back).toEqual({ page: 34, clicks: 0 })
  })
})

describe('a number typed', () => {
  it('is complete as soon as no longer one exists', () => {
    expect(typeDigit('', '2', 12)).toEqual({ number: 2, typed: '' })
    expect(typeDigit('', '1', 12)).toEqual({ typed: '1' })
    expect(typeDigit('1', '2', 12)).toEqual({ number: 12, typed: '' })
    expect(typeDigit('', '1', 9)).toEqual({ number: 1, typed: '' })
  })
  it('never names a question that does not exist', () => {
    expect(typeDigit('', '0', 12)).toEqual({ typed: '' })
    expect(typeDigit('1', '9', 12)).toEqual({ number: 9, typed: '' })
  })
})
