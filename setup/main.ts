import { syncDirections } from '@slidev/client/state/storage.ts'
import { defineAppSetup } from '@slidev/types'
import { markNotes, startTimer } from '../components/presenter'

/** Height of the notes in the presenter's view, in pixels; Slidev's own 280 shows seven lines. */
const NOTES_HEIGHT = '480'
const NOTES_KEY = 'slidev-presenter-notes-row-size'
/** Slidev fetches the slides to come after so long; then their faces come too, and no letter is missing on stage. */
const FACES_AFTER = 3000

export default defineAppSetup(({ router }) => {
  // Slidev has no main landmark; the printed handout has its own.
  if (!location.hash.startsWith('#/handout'))
    document.querySelector('#app')?.setAttribute('role', 'main')
  // The speaker leads. Slidev lets a window that has just opened pull every other to its own first click.
  syncDirections.value.viewerSend = false
  // The speaker reads the note and only glances at the next slide:
  // until somebody drags the line between them, the note has more room.
  if (__SLIDEV_FEATURE_PRESENTER__ && localStorage.getItem(NOTES_KEY) === null)
    localStorage.setItem(NOTES_KEY, NOTES_HEIGHT)
  router.afterEach((to, from) => startTimer(to.path, from.path))
  // The build for the stage has the presenter's view, too.
  if (__SLIDEV_FEATURE_PRESENTER__)
    new MutationObserver(markNotes).observe(document.body, { childList: true, subtree: true })
  setTimeout(() => document.fonts.forEach(face => void face.load()), FACES_AFTER)
})
