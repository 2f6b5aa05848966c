/** "3 Feb", or "3 Feb 2026" if the year is asked for; `iso` is UTC. */
export function dayOf(iso: string, year?: 'numeric'): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year, timeZone: 'UTC' })
}

/** "14:05" of an ISO time. */
export function timeOf(iso: string): string {
  return iso.slice(11, 16)
}
