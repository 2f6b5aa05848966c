import type { Facts } from '../../facts'
import { fact, merged } from '../fact'

export const sql = 'support-examples'
export interface Row { topic: string, ticket_id: string, tickets: number }

export interface ExampleRow { topic: string, ticket: string, tickets: number }

/** The topics that pages quote a ticket of, whether the data hold one or not. */
const QUOTED = ['import', 'integration']

const RE_DASH = /-(\w)/g

/** Returns a ticket a topic. */
export function tables(rows: Row[]): { examples: ExampleRow[] } {
  return { examples: rows.map(({ topic, ticket_id: ticket, tickets }) => ({ topic, ticket, tickets })) }
}

/** Returns a ticket to look up, a topic. */
export function facts(rows: Row[]): Facts {
  const topics = [...new Set([...rows.map(row => row.topic), ...QUOTED])]
  return merged(topics.map((topic) => {
    const name = topic.replace(RE_DASH, (_, letter: string) => letter.toUpperCase())
    const ticket = rows.find(row => row.topic === topic)?.ticket_id ?? null
    const what = `a ticket about ${topic} to look up`
    return { [`support.example.${name}`]: fact(ticket, 'text', what, { query: 'support-examples.sql' }) }
  }))
}
