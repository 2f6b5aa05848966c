/** A message of the morning as a reader sees it. */
export interface SlackMessage { title: string, parts: { title: string, items: string[] }[], foot: string }

interface Text { type: string, text: string }
interface Block { type: string, text?: Text, elements?: Text[] }

/**
 * Returns what a file of Slack's Block Kit says: its header, its sections, each a bold first line and bullets, and
 * its context. Throws a SyntaxError if it is not JSON.
 */
export function readSlackMessage(json: string): SlackMessage {
  const { blocks } = JSON.parse(json) as { blocks: Block[] }
  const textsOf = (type: string): string[] => blocks.filter(block => block.type === type).map(textOf)
  return {
    title: textsOf('header').join(' '),
    parts: textsOf('section').map((text) => {
      const [title = '', ...items] = text.split('\n')
      return { title: title.replace(/^\*|\*$/g, ''), items: items.map(item => item.replace(/^• /, '')) }
    }),
    foot: textsOf('context').join(' '),
  }
}

// -- internal --

function textOf({ text, elements = [] }: Block): string {
  return plain(text?.text ?? elements.map(element => element.text).join(' '))
}

/** Slack escapes three characters. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
