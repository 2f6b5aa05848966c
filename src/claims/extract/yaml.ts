import type { Claim } from '../claim'
import { isPair, isScalar, parseDocument, visit } from 'yaml'
import { lineAt, normalise } from '../claim'

/** Returns the texts of a YAML file, each with its path; its numbers and dates reach readers as facts. */
export function yamlClaims(source: string, file: string): Claim[] {
  const claims: Claim[] = []
  const document = parseDocument(source)
  visit(document, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value !== 'string' || !/[a-z]/i.test(node.value))
        return
      const names = path.flatMap(part => isPair(part) && isScalar(part.key) ? [String(part.key.value)] : [])
      claims.push({
        file,
        line: lineAt(source, node.range?.[0] ?? 0),
        text: normalise(`${names.join('.')}: ${node.value}`),
        place: 'words',
      })
    },
  })
  return claims
}
