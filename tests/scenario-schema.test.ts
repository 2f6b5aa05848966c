import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { schemaForEditors } from '../src/scenario-schema'
import { ACME } from './acme'

interface Part {
  description?: string
  examples?: unknown[]
  properties?: Record<string, Part>
  additionalProperties?: Part | false
  items?: Part | Part[]
  oneOf?: Part[]
}

const SCHEMA = readFileSync('artifacts/scenario.schema.json', 'utf8')
const ajv = new Ajv({ allErrors: true, strict: true })
const validate = ajv.compile(JSON.parse(SCHEMA))
const FILES = ['artifacts/scenario.yaml', ...readdirSync('tests/scenarios').map(name => `tests/scenarios/${name}`)]

/** Every named field of a schema, by its path. */
function fieldsOf({ properties = {}, additionalProperties, items, oneOf = [] }: Part, path: string): [string, Part][] {
  const forms = oneOf.flatMap(form => fieldsOf(form, path))
  const named = Object.entries(properties).map(([name, part]) => [`${path}.${name}`, part] as [string, Part])
  const values: [string, Part][] = additionalProperties ? [[`${path}.*`, additionalProperties]] : []
  const listed = Array.isArray(items) ? items.flatMap((part, i) => fieldsOf(part, `${path}.${i}`)) : []
  return [...named, ...values].flatMap(([name, part]) => [[name, part] as [string, Part], ...fieldsOf(part, name)]).concat(listed, forms)
}

describe('scenario.schema.json', () => {
  it('is what the schema of the code gives', () => {
    expect(SCHEMA).toBe(schemaForEditors())
    expect(JSON.parse(SCHEMA).$schema).toBe('http://json-schema.org/draft-07/schema#')
  })

  it.each(FILES)('is named by the first line of %s, which it finds right', (file) => {
    const text = readFileSync(file, 'utf8')
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)!
    expect(existsSync(join(dirname(file), schema!))).toBe(true)
    validate(parse(text))
    expect(validate.errors).toBeNull()
  })

  it.each([
    ['company.customers', 50_000_001, 'must be <= 50000000'],
    ['company.currency', 'dollars', 'must match pattern'],
    ['company.name', 'x'.repeat(61), 'must NOT have more than 60 characters'],
    ['company.colour', 'red', 'must NOT have additional properties'],
    ['calendar.start', '19 Jan 2026', 'must match pattern'],
    ['plans.Gold.share', 0.2, 'must have required property \'label\''],
    ['plans.team.seats', [1, 2, 3], 'must NOT have more than 2 items'],
    ['plans', {}, 'must NOT have fewer than 2 properties'],
    ['tenure.0.to', 91, 'must be <= 90'],
  ])('finds %s wrong where it is %j', (path, value, message) => {
    const document = parseDocument(ACME)
    document.setIn(path.split('.').map(part => /^\d+$/.test(part) ? Number(part) : part), value)
    expect(validate(document.toJS())).toBe(false)
    expect(validate.errors!.map(error => error.message).join('\n')).toContain(message)
  })

  it('says of every field what it is, and of every value what it may look like', () => {
    const fields = fieldsOf(JSON.parse(SCHEMA), '')
    expect(fields.length).toBeGreaterThan(60)
    expect(fields.filter(([, { description = '' }]) => description.length < 8).map(([path]) => path)).toEqual([])
    const values = fields.filter(([, { properties, additionalProperties, items, oneOf }]) =>
      !properties && !additionalProperties && !items && !oneOf)
    expect(values.filter(([, { examples = [] }]) => examples.length === 0).map(([path]) => path)).toEqual([])
  })
})
