import type { DateParts } from '../src/locale'
import { writeDate } from '../src/locale'
import { inOurLocale } from './results'

/** "3 May", or "3 May 2025" if the year is asked for; `iso` is UTC. */
export function dayOf(iso: string, year?: 'numeric'): string {
  const parts: DateParts = { day: 'numeric', month: 'short', ...(year && { year }) }
  return inOurLocale(() => writeDate(iso, parts))
}

/** "14:05" of an ISO time. */
export function timeOf(iso: string): string {
  return iso.slice(11, 16)
}
