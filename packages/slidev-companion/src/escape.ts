// A value that comes from outside (scenario, CSV, recording) is data. Here it is written for the
// language it lands in.

/** ASCII punctuation: all that Markdown, HTML or a Vue template could take for its own. */
const RE_PUNCTUATION = /(?![,\-\p{L}\p{N}])[\x21-\x7E]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu
const RE_REFERENCE = /&#(\d+);/g

/**
 * Returns a value as words of a Markdown text: punctuation becomes numeric character references,
 * which CommonMark (6.4) never reads as structure. A comma, and a hyphen inside a word, stay.
 */
export function escapeMarkdown(value: string): string {
  return value.replace(RE_PUNCTUATION, sign => `&#${sign.charCodeAt(0)};`)
}

/**
 * Returns the text with what `escapeMarkdown` wrote as the reader sees it: for titles, bookmarks
 * and front matter.
 */
export function unescapeMarkdown(text: string): string {
  return text.includes('&#')
    ? text.replace(RE_REFERENCE, (_, code: string) => String.fromCharCode(Number(code)))
    : text
}

/** The same within the strings of a JSON text. */
export function unescapeInJson(json: string): string {
  return json.replace(RE_REFERENCE, reference => JSON.stringify(unescapeMarkdown(reference)).slice(1, -1))
}

/** Returns a value as text or as a quoted attribute of HTML or XML. */
export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
