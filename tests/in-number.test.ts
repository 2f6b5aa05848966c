import type { Facts } from '../src/facts'
import { expect, it } from 'vitest'
import { fillFacts } from '../src/facts'

const count = (value: number): Facts[string] => ({ value, unit: 'count', what: '' })
const FACTS: Facts = { 'churn.lost': count(1), 'churn.atRisk': count(50), 'overlap.none': count(0) }
const filled = (text: string): string => fillFacts(text, FACTS, { file: 'a.md' })

it.each([
  ['{{ churn.lost }} customers left', '1 customer left'],
  ['{{ churn.lost }} of {{ churn.atRisk }} customers left', '1 of 50 customers left'],
  ['**{{ churn.lost }}** lost customers', '**1** lost customer'],
  ['{{ churn.lost | word capital }} answers', 'One answer'],
  ['{{ churn.lost }} losses among {{ churn.lost }} people', '1 loss among 1 person'],
  ['{{ overlap.none }} customers', '0 customers'],
])('%s is %s', (text, expected) => expect(filled(text)).toBe(expected))

it('leaves an expression of Vue\'s and what is no noun alone', () => {
  expect(filled('{{ $page }} customers, {{ churn.lost }} answered')).toBe('{{ $page }} customers, 1 answered')
})
