import type { Facts } from '../../facts'
import type { Calendar } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { isoOf } from '../../days'
import { wilson } from '../intervals'
import { fact, WILSON, withInterval } from './fact'

/** The topics that pages quote a ticket of, whether the data hold one or not. */
const QUOTED = ['import', 'integration']

const RE_DASH = /-(\w)/g

/** Returns what the exit survey and the tickets say. */
export function sourceFacts({ reasons, topics: byTopic, examples }: Tables, answers: Answers, window: string, calendar: Calendar): Facts {
  const survey = answers.survey[0]!
  const urgent = answers['support-urgent'][0]!
  // A firm without a survey has asked nobody: that nobody answered would be a rate.
  const sent = Number(answers.size[0]!.survey) === 0 ? 0 : Number(survey.sent)
  const answered = Number(survey.answered)
  const tickets = byTopic.reduce((sum, row) => sum + row.tickets, 0)
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
    'support.medianReply': fact(urgent.median_hours === null ? null : Number(urgent.median_hours), 'hours', 'median first reply to an urgent ticket', supportFrom),
    ...withInterval('support', 'lateShare', wilson(Number(urgent.late), Number(urgent.tickets)), 'percent', 'share of urgent tickets without a first reply in time', { ...supportFrom, method: WILSON }),
  }
  for (const { reason, answers: count, share, low, high } of reasons) {
    Object.assign(facts, withInterval(`survey.${reason}`, 'share', { value: share, low, high }, 'percent', `share of the answers that tick "${reason}"; of those who answered, not of all customers`, { ...from, n: answered }))
    facts[`survey.${reason}.answers`] = fact(count, 'count', `answers that tick "${reason}"`, from)
  }
  const topics = new Set([...examples.map(row => row.topic), ...QUOTED])
  for (const topic of topics)
    facts[`support.example.${topic.replace(RE_DASH, (_, letter: string) => letter.toUpperCase())}`] = fact(examples.find(row => row.topic === topic)?.ticket ?? null, 'text', `a ticket about ${topic} to look up`, { query: 'support-examples.sql' })
  return facts
}
