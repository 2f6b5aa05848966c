/** A brand as every output reads it: artifacts/brand/brand.json. */
export interface Brand {
  /** Whose it is: the words for its logo. */
  name: string
  accent: string
  ink: string
  /** The family, if the brand has a font. */
  font?: string
  footer?: string
  /** Where the guide can be read. */
  guide?: string
  /** The picture itself, as a data address. */
  logo?: string
}

/** Where a brand is kept, below artifacts/. Without a brand there is no such folder. */
export const BRAND_FILE = 'brand/brand.json'
export const STYLE_FILE = 'brand/brand.css'
