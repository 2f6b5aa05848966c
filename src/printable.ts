const RE_INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Returns a text of unknown origin as a terminal may show it: what is not seen, or moves the cursor, as \u001b. */
export function printable(text: string): string {
  return text.replace(RE_INVISIBLE, (character) => {
    const code = character.codePointAt(0)!.toString(16)
    return `\\u${code.padStart(4, '0')}`
  })
}
