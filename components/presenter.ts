import { sharedState } from '@slidev/client/state/shared.ts'
import { kindOfParagraph } from '../src/deck/notes'

const PRESENTER = /^\/presenter\/(\d+|[\w-]+)/

/** Starts the timer with the first change of slides in the presenter's view; whoever stopped it has stopped it. */
export function startTimer(to: string, from: string): void {
  const [now, before] = [PRESENTER.exec(to)?.[1], PRESENTER.exec(from)?.[1]]
  const { timer } = sharedState
  if (now === undefined || before === undefined || now === before || timer.status !== 'stopped')
    return
  timer.status = 'running'
  timer.startedAt = Date.now()
}

/** Gives the paragraphs of notes their kinds as classes, whenever notes are shown. */
export function markNotes(): void {
  for (const paragraph of document.querySelectorAll('.slidev-note p')) {
    const kind = kindOfParagraph(paragraph.textContent ?? '')
    if (kind !== undefined)
      paragraph.classList.add(`note-${kind}`)
  }
}
