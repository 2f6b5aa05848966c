/** Signs of recorded output that neither embedded font draws, and the nearest that one does. Box drawing is in the symbols face of Fira Code. */
export const NEAREST_GLYPH: Readonly<Record<string, string>> = {
  '\u{1F534}': '●', // large red circle
  '\u{1F7E2}': '○', // large green circle
  '\u{1F464}': '·', // bust in silhouette
  '\u{1F4AC}': '·', // speech balloon
  '\u26A0': '!', // warning sign
  '\u2139': 'i', // information source
  '\uFE0F': '', // asks for the coloured form of the sign before it
}
