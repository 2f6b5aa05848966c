import type { Problem } from '../../packages/slidev-companion/src/errors'

const NUL = 0
const LF = 10

/** Returns the text of a CSV file in UTF-8, or what is wrong with its bytes: another encoding, named where it can be told. */
export function decodeCsv(file: string, bytes: Uint8Array): { text: string } | { problem: Problem } {
  const [first, second] = bytes
  if ((first === 0xFF && second === 0xFE) || (first === 0xFE && second === 0xFF) || bytes.subarray(0, 200).includes(NUL))
    return { problem: { file, line: 1, found: 'the file is in UTF-16 ("Unicode text")', mend: 'save it as CSV in UTF-8' } }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  }
  catch {
    return { problem: { file, line: firstBadLine(bytes), found: 'the file is not in UTF-8: a letter here is in another encoding (Latin-1, Windows-1252 or the like)', mend: 'save it as CSV in UTF-8' } }
  }
}

/** No byte of a longer character is a line feed, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let from = 0
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(LF, from)
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? undefined : end))
    }
    catch {
      return line
    }
    if (end < 0)
      return line
    from = end + 1
  }
}
