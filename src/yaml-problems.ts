import type { z } from 'zod'
import type { Problem } from '../packages/slidev-companion/src/errors'
import type { PlainYaml } from './plain-yaml'
import { nearestNames } from '../packages/slidev-companion/src/errors'
import { printable } from './printable'

interface Checked {
  schema: z.ZodType
  value: unknown
  lineOf: PlainYaml['lineOf']
  /** What the whole file is called. */
  whole: string
}

/** A number as people write it, and groups of three digits in it. */
const RE_NUMBER = /^(\d[\d.,_' \u00A0\u202F]*?)\s*(%)?$/
const RE_GROUPED = /^[1-9]\d{0,2}(?:[,_' \u00A0\u202F]\d{3})+(?:\.\d+)?$/
const RE_BETWEEN = /[,_' \u00A0\u202F]/g

/** Returns what a schema finds wrong in a YAML file: each with its line, what was found and what may stand there. */
export function yamlProblems(issues: z.core.$ZodIssue[], checked: Checked): Problem[] {
  return issues.flatMap(issue => problemsOf(issue, checked))
}

// -- internal --

function problemsOf(issue: z.core.$ZodIssue, { schema, value, lineOf, whole }: Checked): Problem[] {
  const { path } = issue
  const name = path.join('.') || whole
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ line: lineOf(path, key), ...unknownKey(name, key, namesAt(schema, path)) }))
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1) ?? '')
    return [{ line: lineOf(path.slice(0, -1), key), found: printable(`${name}: ${issue.issues[0]!.message}`) }]
  }
  const found: unknown = path.reduce<any>((inside, part) => inside?.[part], value)
  const fields = issue.code === 'invalid_type' && issue.expected === 'object' ? namesAt(schema, path) : []
  const wanted = fields.length > 0 ? `write its fields, a line each: ${fields.join(', ')}` : issue.message
  return [{ line: lineOf(path), found: printable(`${name}: ${wanted}`), fix: foundThere(found, issue) }]
}

/** Says what stands there, and how a number is written that YAML read as words. */
function foundThere(found: unknown, issue: z.core.$ZodIssue): string {
  if (found === undefined)
    return 'it is missing'
  if (found === null)
    return 'it is empty'
  const isNumber = issue.code === 'invalid_type' && issue.expected === 'number'
  const digits = isNumber && typeof found === 'string' ? digitsOf(found) : undefined
  return `found ${shown(found)}${digits === undefined ? '' : `: write ${digits}`}`
}

/** A number that somebody typed is not longer. */
const LONGEST_NUMBER = 40

/** Returns "6.4 %" as 0.064, "6,4" as 6.4 and "3,000,000" as 3000000; nothing for what is no number. */
function digitsOf(text: string): string | undefined {
  const [, number, percent] = text.length > LONGEST_NUMBER ? [] : RE_NUMBER.exec(text.trim()) ?? []
  if (number === undefined)
    return undefined
  const plain = Number(RE_GROUPED.test(number) ? number.replace(RE_BETWEEN, '') : number.replace(',', '.'))
  return Number.isNaN(plain) ? undefined : String(percent ? Number((plain / 100).toPrecision(12)) : plain)
}

function unknownKey(name: string, key: string, known: string[]): Pick<Problem, 'found' | 'fix'> {
  const near = nearestNames(key, known)
  return {
    found: `${printable(`${name}: `)}${shown(key)} is not known`,
    fix: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'take it out',
  }
}

/** A value as a message quotes it: short, on one line. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? 'nothing'
  const plain = printable(text)
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain
}

/** Returns the names of the fields that the schema has at a path. */
function namesAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  const at = path.reduce<any>(inside, schema)
  const shapes: object[] = at?.def?.options?.map((option: { shape: object }) => option.shape) ?? [at?.shape ?? {}]
  return [...new Set(shapes.flatMap(shape => Object.keys(shape)))]
}

/** Returns the schema of a part; what may be left out is wrapped. */
function inside(schema: any, part: PropertyKey): unknown {
  const found = schema?.shape?.[part] ?? schema?.def?.valueType
  return found?.def?.innerType ?? found
}
