import { slideRule } from './rule'

/** Two lines of 28 px in 800 px hold 85 characters. */
const MOST = 85

export const title = slideRule('title', `An action title: a sentence of at most ${MOST} characters, no question, unlike every other title.`, ({ title }) => [
  ...(title.length > MOST ? [[`the title has ${title.length} characters`, `cut it to ${MOST}`]] as [string, string][] : []),
  ...(title.endsWith('?') ? [['the title is a question', 'answer it in the title']] as [string, string][] : []),
  ...(title.split(/\s+/).length < 4 ? [[`the title "${title}" is a topic`, 'write the sentence that the picture proves']] as [string, string][] : []),
])
