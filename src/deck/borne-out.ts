import type { Fact } from '../facts'

/** Returns in words what bears a fact out, and for a query or a recording its file among those of the guide. */
export function borneOutBy(
  key: string,
  { query, method }: Pick<Fact, 'query' | 'method'>,
): { by: string, file?: string } {
  const how = method === undefined || method === 'counted' ? '' : `; ${method}`
  if (query !== undefined)
    return { by: `${query}${how}`, file: `queries/${query}` }
  if (/^(?:story|step)\./.test(key))
    return { by: `recorded${how}`, file: 'transcripts/facts.json' }
  return { by: /^(?:claims|count)\./.test(key) ? 'counted' : `from the scenario${how}` }
}
