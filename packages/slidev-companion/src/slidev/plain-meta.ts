import { escapeHtml } from '../escape'
import { textWords } from '../handout/prose'

/** What Slidev writes into the head of a page as JSON, in quotes and with the marks of Markdown. */
const QUOTED = /(<meta (?:name|property)="[^"]+" content=)"&quot;([^"]*)&quot;"/g
const REFERENCES: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#039;': '\'' }
const REFERENCE = /&(?:quot|amp|lt|gt|#039);/g

/** Returns the page of a deck with description, author and keywords as plain words. */
export function withPlainMeta(html: string): string {
  return html.replace(QUOTED, (meta, start: string, quoted: string) => {
    const text = textIn(quoted)
    return text === undefined ? meta : `${start}"${escapeHtml(textWords(text))}"`
  })
}

// -- internal --

function textIn(quoted: string): string | undefined {
  try {
    const text = JSON.parse(`"${quoted}"`) as string
    return text.replace(REFERENCE, reference => REFERENCES[reference]!)
  }
  catch {
    return undefined
  }
}
