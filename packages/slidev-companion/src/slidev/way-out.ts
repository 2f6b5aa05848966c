/** Where Slidev fetches the fonts that a theme or a headmatter names. */
const RE_FONTS = /^https:\/\/fonts\.(?:googleapis|gstatic|bunny)\.(?:com|net)\//

/** Returns what to do about an address that an output asks another machine for. */
export function wayOut(address: string, copy = 'a copy in public/ is there without a network, too'): string {
  return RE_FONTS.test(address)
    ? 'web fonts of the theme: `fonts: { provider: none }` in the first front matter turns them off'
    : copy
}
