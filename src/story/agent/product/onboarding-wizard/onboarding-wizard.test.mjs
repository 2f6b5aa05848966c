import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingColumns, nextStep, steps } from './onboarding-wizard.mjs'

test('a new account starts with its project', () => assert.equal(nextStep([]), 'project'))
test('an account resumes where it stopped', () => assert.equal(nextStep(['project', 'import']), 'permissions'))
test('a finished account sees no wizard', () => assert.equal(nextStep(steps), undefined))
test('an import names the columns it lacks', () => assert.deepEqual(missingColumns([' Name', 'DUE']), ['owner']))
