// Answers the finding: waited for an urgent reply: 60 of 541 left, +3.1 points (0.2 to 5.9)

const hours = { urgent: 24, normal: 72 }

/** When a ticket's first reply is due, in milliseconds since 1970. */
export function dueAt({ priority, openedAt }) {
  return Date.parse(openedAt) + (hours[priority] ?? hours.normal) * 3_600_000
}

/** Tickets in the order in which they should be answered: what is due first comes first. */
export function queue(tickets) {
  return [...tickets].sort((a, b) => dueAt(a) - dueAt(b) || a.id.localeCompare(b.id))
}
