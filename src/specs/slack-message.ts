/** A message of the morning as a reader sees it. */
export interface SlackMessage { title: string, parts: { title: string, items: string[] }[], foot: string }

interface Text { type: string, text: string }
interface Block { type: string, text?: Text, elements?: Text[] }

/** Returns what a Block Kit file of the workspace says: header, sections with a bold first line and bullets, context. A SyntaxError if it is no JSON. */
export function readSlackMessage(json: string): SlackMessage {
  const { blocks } = JSON.parse(json) as { blocks: Block[] }
  const textOf = (type: string): string[] => blocks.filter(block => block.type === type).map(block => plain(block.text?.text ?? block.elements?.map(({ text }) => text).join(' ') ?? ''))
  return {
    title: textOf('header').join(' '),
    parts: textOf('section').map((text) => {
      const [title = '', ...items] = text.split('\n')
      return { title: title.replace(/^\*|\*$/g, ''), items: items.map(item => item.replace(/^• /, '')) }
    }),
    foot: textOf('context').join(' '),
  }
}

/** Slack escapes three characters. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
