import { expect, it } from 'vitest'
import { describeProblem } from '../src/errors'
import { unreadArguments } from '../src/known-arguments'

const args = {
  deck: { type: 'positional', default: 'slides.md' },
  notes: { type: 'boolean' },
  fresh: { type: 'boolean' },
  paper: { type: 'string', default: 'a4' },
  out: { type: 'string', valueHint: 'file' },
} as const
const said = (...given: string[]) => unreadArguments(given, args).map(describeProblem)

it('what a command knows is read without a word', () => {
  expect(said()).toEqual([])
  expect(said('slides.md', '--notes', '--paper', 'letter', '--out=x.pdf')).toEqual([])
  expect(said('--no-fresh', 'slides.md')).toEqual([])
})

it('an option that it has not is named, with those that are near', () => {
  expect(said('slides.md', '--papr', 'letter')).toEqual(['there is no option --papr (did you mean --paper?)'])
  expect(said('--note', '--resolution')).toEqual([
    'there is no option --note (did you mean --notes, --out?)',
    'there is no option --resolution (options: --notes, --fresh, --paper, --out)',
  ])
})

it('an option whose value was forgotten is no value', () => {
  expect(said('slides.md', '--out')).toEqual(['--out needs a value (--out <file>)'])
})

it('a word that npm left of an option before -- is not taken for nothing', () => {
  expect(said('slides.md', 'letter')).toEqual(['"letter" is read by no option (behind npm run, options stand after --: npm run <command> -- --<option>)'])
})
