/** A slide by its number, and the clicks made on it. */
export interface Place { page: number, clicks: number }

/** Where `b` leads back to, and the slide that the last jump led to. */
export interface Jumps { back?: Place, at?: number }

/**
 * Returns the state after a jump from `here`; a jump that follows another keeps the place that the
 * first one left.
 */
export function afterJump({ back, at }: Jumps, here: Place, to: number): Jumps {
  return { back: here.page === at ? back : here, at: to }
}

/**
 * Returns the number that is complete with this digit (`most` is the largest), or the digits of one
 * that another digit may follow.
 */
export function typeDigit(typed: string, digit: string, most: number): { number?: number, typed: string } {
  const text = Number(typed + digit) >= 1 && Number(typed + digit) <= most ? typed + digit : digit
  const number = Number(text)
  if (number < 1 || number > most)
    return { typed: '' }
  return number * 10 <= most ? { typed: text } : { number, typed: '' }
}
