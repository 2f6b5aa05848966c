import assert from 'node:assert/strict'
import { it } from 'node:test'
import { dueAt, queue } from './support-triage.mjs'

const ticket = (id, priority, openedAt) => ({ id, priority, openedAt })
const old = ticket('T-1', 'normal', '2020-02-03T08:00:00Z')
const urgent = ticket('T-2', 'urgent', '2020-02-04T09:00:00Z')

it('an urgent ticket is due within 24 hours', () => assert.equal(dueAt(urgent), Date.parse('2020-02-05T09:00:00Z')))
it('an urgent ticket overtakes an older normal one', () => assert.deepEqual(queue([old, urgent]), [urgent, old]))
it('an old normal ticket is not forgotten', () => assert.deepEqual(queue([ticket('T-3', 'urgent', '2020-02-06T09:00:00Z'), old]).map(({ id }) => id), ['T-1', 'T-3']))
