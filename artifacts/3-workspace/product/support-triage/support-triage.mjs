// Answers the finding: waited for an urgent reply: 70 of 531 left, +5.4 points (2.4 to 8.4)

const hours = { urgent: 24, normal: 72 }

/** When a ticket's first reply is due, in milliseconds since 1970. */
export function dueAt({ priority, openedAt }) {
  return Date.parse(openedAt) + (hours[priority] ?? hours.normal) * 3_600_000
}

/** Tickets in the order in which they should be answered: what is due first comes first. */
export function queue(tickets) {
  return [...tickets].sort((a, b) => dueAt(a) - dueAt(b) || a.id.localeCompare(b.id))
}
