/**
 * A hard question of the audience and the slides that answer it, most important first, by alias.
 */
export interface Question {
  audience: 'Product' | 'Data' | 'Engineering' | 'Security, compliance'
  text: string
  slides: string[]
}

/**
 * Asked in every room; src/deck/rules checks nothing here, tests/deck/questions.test.ts checks that
 * every alias is a slide.
 */
export const QUESTIONS: Question[] = [
  { audience: 'Product', text: 'What do you want from us?', slides: ['decision'] },
  { audience: 'Product', text: 'What does it cost?', slides: ['cost', 'who-did-what'] },
  { audience: 'Product', text: 'Are we locked in?', slides: ['without-chant', 'about-chant'] },
  {
    audience: 'Data',
    text: 'Does the claim hold?',
    slides: ['arms', 'not-yet-graded', 'target-reach'],
  },
  { audience: 'Data', text: 'Would it have happened anyway?', slides: ['arms', 'statistics'] },
  { audience: 'Data', text: 'Where is each figure from?', slides: ['digest-figures'] },
  {
    audience: 'Engineering',
    text: 'What happens on failure?',
    slides: ['one-crashes', 'morning-report'],
  },
  {
    audience: 'Engineering',
    text: 'Who reviews the code?',
    slides: ['roles', 'pilot', 'pull-requests'],
  },
  {
    audience: 'Security, compliance',
    text: 'Can an approval be forged?',
    slides: ['approval-limits', 'server-lock'],
  },
  {
    audience: 'Security, compliance',
    text: 'What does the agent see?',
    slides: ['agent-sees', 'personal-data'],
  },
  {
    audience: 'Security, compliance',
    text: 'What may it do?',
    slides: ['agent-sees', 'control-map'],
  },
  {
    audience: 'Security, compliance',
    text: 'Where is the audit trail?',
    slides: ['trail', 'digest-commits'],
  },
]

/** Returns the questions that a deck answers, by the slides that it has. */
export function askedIn(isThere: (alias: string) => unknown): Question[] {
  return QUESTIONS
    .map(question => ({ ...question, slides: question.slides.filter(isThere) }))
    .filter(({ slides }) => slides.length > 0)
}
