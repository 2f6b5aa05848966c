import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailFor, mails } from './email-sequence.mjs'

const stalled = { finished: false, unsubscribed: false }

test('each mail goes out on its day', () => assert.deepEqual(mails.map(({ day }) => mailFor({ ...stalled, daysStalled: day })), mails))
test('no mail on the days between', () => assert.equal(mailFor({ ...stalled, daysStalled: 3 }), undefined))
test('a finished account gets no mail', () => assert.equal(mailFor({ ...stalled, finished: true, daysStalled: 2 }), undefined))
test('an unsubscribed account gets no mail', () => assert.equal(mailFor({ ...stalled, unsubscribed: true, daysStalled: 2 }), undefined))
