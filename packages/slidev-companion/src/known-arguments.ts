import type { ArgsDef } from 'citty'
import type { Problem } from './errors'
import { parseArgs } from 'citty'
import { nearestNames } from './errors'

/** npm keeps options for itself that stand before its `--`, and hands on what follows them. */
const BEHIND_NPM = 'behind npm run, options stand after --: npm run <command> -- --<option>'

/** Returns what a command would not read of its arguments: options that it has not, and words too many. */
export function unreadArguments(given: string[], args: ArgsDef): Problem[] {
  const { _: words, ...options } = parseArgs<ArgsDef>(given, args)
  const unknown = Object.keys(options).filter(name => !(name in args))
  if (unknown.length > 0)
    return unknown.map(name => ({ found: `there is no option --${name}`, fix: wayOut(name, args) }))
  const empty = Object.keys(args).filter(name => options[name] === '')
  if (empty.length > 0)
    return empty.map(name => ({ found: `--${name} needs a value`, fix: valued(name, args) }))
  const places = Object.values(args).filter(({ type }) => type === 'positional').length
  return words.slice(places).map(word => ({ found: `"${word}" is read by no option`, fix: BEHIND_NPM }))
}

// -- internal --

function valued(name: string, args: ArgsDef): string {
  return `--${name} <${args[name]!.valueHint ?? name}>`
}

function wayOut(name: string, args: ArgsDef): string {
  const known = Object.keys(args).filter(key => args[key]!.type !== 'positional')
  const near = nearestNames(name, known)
  if (near.length > 0)
    return `did you mean ${listed(near)}?`
  return known.length > 0 ? `options: ${listed(known)}` : 'it has none'
}

function listed(names: string[]): string {
  return names.map(name => `--${name}`).join(', ')
}
