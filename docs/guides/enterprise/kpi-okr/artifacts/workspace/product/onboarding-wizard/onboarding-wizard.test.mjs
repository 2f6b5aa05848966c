import assert from 'node:assert/strict'
import { it } from 'node:test'
import { missingColumns, nextStep, steps } from './onboarding-wizard.mjs'

it('a new account starts with its project', () => assert.equal(nextStep([]), 'project'))
it('an account resumes where it stopped', () => assert.equal(nextStep(['project', 'import']), 'permissions'))
it('a finished account sees no wizard', () => assert.equal(nextStep(steps), undefined))
it('an import names the columns it lacks', () => assert.deepEqual(missingColumns([' Name', 'DUE']), ['owner']))
