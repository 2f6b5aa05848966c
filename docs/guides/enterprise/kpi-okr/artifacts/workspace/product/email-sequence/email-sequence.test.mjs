import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mailFor, mails } from './email-sequence.mjs'

const stalled = { finished: false, unsubscribed: false }

it('each mail goes out on its day', () => assert.deepEqual(mails.map(({ day }) => mailFor({ ...stalled, daysStalled: day })), mails))
it('no mail on the days between', () => assert.equal(mailFor({ ...stalled, daysStalled: 3 }), undefined))
it('a finished account gets no mail', () => assert.equal(mailFor({ ...stalled, finished: true, daysStalled: 2 }), undefined))
it('an unsubscribed account gets no mail', () => assert.equal(mailFor({ ...stalled, unsubscribed: true, daysStalled: 2 }), undefined))
