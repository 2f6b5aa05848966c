import { defineAppSetup } from '@slidev/types'

/** Height of the notes in the presenter's view, in pixels; Slidev's own 280 shows seven lines. */
const NOTES_HEIGHT = '420'
const KEY = 'slidev-presenter-notes-row-size'

// The speaker reads the note and only glances at the next slide: until somebody drags the line between them, the note has more room.
export default defineAppSetup(() => {
  if (import.meta.env.DEV && localStorage.getItem(KEY) === null)
    localStorage.setItem(KEY, NOTES_HEIGHT)
})
