import type { Facts } from '../../facts'
import type { Calendar } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { isoOf } from '../../days'
import { wilson } from '../intervals'
import { fact, WILSON, withInterval } from './fact'

const RE_DASH = /-(\w)/g

/** Returns what the exit survey and the tickets say. */
export function sourceFacts({ reasons, topics, examples }: Tables, answers: Answers, window: string, calendar: Calendar): Facts {
  const survey = answers.survey[0]!
  const urgent = answers['support-urgent'][0]!
  const [sent, answered] = [Number(survey.sent), Number(survey.answered)]
  const tickets = topics.reduce((sum, row) => sum + row.tickets, 0)
  const ticketWindow = `${isoOf(calendar.firstDay)}/${isoOf(calendar.windowEnd)}`
  const from = { query: 'survey.sql', n: sent, window, method: WILSON }
  const supportFrom = { query: 'support-urgent.sql', n: Number(urgent.tickets), window: ticketWindow }
  const facts: Facts = {
    'survey.sent': fact(sent, 'count', 'exit surveys sent: one to everyone lost in the baseline window', from),
    'survey.answered': fact(answered, 'count', 'exit surveys answered', from),
    ...withInterval('survey', 'rate', wilson(answered, sent), 'percent', 'response rate of the exit survey', from),
    'support.tickets': fact(tickets, 'count', 'tickets opened', { query: 'support.sql', window: ticketWindow }),
    'support.window': fact(ticketWindow, 'dates', 'the days of the tickets'),
    'support.urgent': fact(Number(urgent.tickets), 'count', 'urgent tickets', supportFrom),
    'support.urgentLate': fact(Number(urgent.late), 'count', 'urgent tickets without a first reply in time', supportFrom),
    'support.medianReply': fact(Number(urgent.median_hours), 'hours', 'median first reply to an urgent ticket', supportFrom),
    ...withInterval('support', 'lateShare', wilson(Number(urgent.late), Number(urgent.tickets)), 'percent', 'share of urgent tickets without a first reply in time', { ...supportFrom, method: WILSON }),
  }
  for (const { reason, answers: count, share, low, high } of reasons) {
    Object.assign(facts, withInterval(`survey.${reason}`, 'share', { value: share, low, high }, 'percent', `share of the answers that tick "${reason}"; of those who answered, not of all customers`, { ...from, n: answered }))
    facts[`survey.${reason}.answers`] = fact(count, 'count', `answers that tick "${reason}"`, from)
  }
  for (const { topic, ticket } of examples)
    facts[`support.example.${topic.replace(RE_DASH, (_, letter: string) => letter.toUpperCase())}`] = fact(ticket, 'text', `a ticket about ${topic} to look up`, { query: 'support-examples.sql' })
  return facts
}
