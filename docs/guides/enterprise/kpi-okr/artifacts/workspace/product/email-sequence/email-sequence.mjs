// Answers the finding: onboarding not finished: 177 of 1,430 left, +2.8 points (0.8 to 4.7)

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
