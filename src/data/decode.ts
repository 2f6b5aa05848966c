import type { Problem } from '../../packages/slidev-companion/src/errors'

const NUL = 0
const LF = 10

const FIX = 'save it as CSV in UTF-8'

/** Returns the text of a CSV file, or what is wrong with bytes that are not UTF-8. */
export function decodeCsv(file: string, bytes: Uint8Array): { text: string } | { problem: Problem } {
  if (isUtf16(bytes))
    return { problem: { file, line: 1, found: 'the file is in UTF-16 ("Unicode text")', fix: FIX } }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  }
  catch {
    const found = 'the file is not in UTF-8: a letter here is in another encoding (Latin-1, Windows-1252 or the like)'
    return { problem: { file, line: firstBadLine(bytes), found, fix: FIX } }
  }
}

// -- internal --

/** UTF-16 begins with a byte order mark, or has a zero byte in every character of plain English. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  const hasMark = (first === 0xFF && second === 0xFE) || (first === 0xFE && second === 0xFF)
  return hasMark || bytes.subarray(0, 200).includes(NUL)
}

/** Lines can be tried one by one, for no character of several bytes contains the byte of a line feed. */
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
