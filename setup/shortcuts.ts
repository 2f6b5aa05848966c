import { defineShortcutsSetup } from '@slidev/types'
import { toggleEvidence } from '../components/evidence'
import { useJumps } from '../components/jumps'
import { typeDigit } from '../src/deck/jump'
import { askedIn } from '../src/deck/questions'

const QUESTION_SLIDE = 'questions'
/** With twelve questions a 1 may be the first half of 10, 11 or 12: so long it waits for the other, in milliseconds. */
const WAIT = 700

// `q` shows the questions, a number answers one of them, `b` leads back to where the talk stood; `e` shows the
// evidence of a slide's figures.
export default defineShortcutsSetup((_, shortcuts) => {
  const { jumpTo, goBack, isAt, pageOf } = useJumps()
  let typed = ''
  let waiting: ReturnType<typeof setTimeout> | undefined

  function answer(number: number): void {
    typed = ''
    const question = askedIn(pageOf)[number - 1]
    if (question !== undefined)
      void jumpTo(question.slides[0]!)
  }

  function type(digit: string): void {
    clearTimeout(waiting)
    if (!isAt(QUESTION_SLIDE))
      return
    const next = typeDigit(typed, digit, askedIn(pageOf).length)
    typed = next.typed
    if (next.number !== undefined)
      answer(next.number)
    else if (typed !== '')
      waiting = setTimeout(answer, WAIT, Number(typed))
  }

  return [
    ...shortcuts,
    { name: 'questions', key: 'q', fn: () => void jumpTo(QUESTION_SLIDE) },
    { name: 'back', key: 'b', fn: () => void goBack() },
    { name: 'evidence', key: 'e', fn: toggleEvidence },
    ...[...'0123456789'].map(digit => ({ name: `answer_${digit}`, key: digit, fn: () => type(digit) })),
  ]
})
