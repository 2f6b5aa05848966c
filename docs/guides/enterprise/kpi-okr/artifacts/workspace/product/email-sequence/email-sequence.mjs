// Answers the finding: onboarding not finished: 180 of 1,426 left, +3.6 points (1.7 to 5.6)

export const mails = [
  { day: 2, subject: 'Your project is waiting where you left it' },
  { day: 5, subject: 'An import in one page' },
  { day: 9, subject: 'Fifteen minutes with someone who knows' },
]

/** The mail an account gets today, if any: nobody who has finished or unsubscribed gets one. */
export function mailFor({ daysStalled, finished, unsubscribed }) {
  if (finished || unsubscribed)
    return undefined
  return mails.find(({ day }) => day === daysStalled)
}
