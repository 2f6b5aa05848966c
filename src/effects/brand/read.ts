import type { Brand } from '../../brand/brand'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BRAND_FILE } from '../../brand/brand'

/** Returns the brand that `npm run artifacts` wrote, if the scenario has one. */
export function readBrand(root: string): Brand | undefined {
  const file = join(root, 'artifacts', BRAND_FILE)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Brand : undefined
}
