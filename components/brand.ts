import type { Brand } from '../src/brand/brand'

// A scenario without a brand has no such file, and a glob of nothing is no error.
const found = import.meta.glob<Brand>('../artifacts/brand/brand.json', { eager: true, import: 'default' })

/** The brand that every slide carries, if the scenario has one. */
export const brand: Brand | undefined = Object.values(found)[0]
