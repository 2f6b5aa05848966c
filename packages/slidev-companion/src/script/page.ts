import MarkdownIt from 'markdown-it'
import { escapeHtml } from '../escape'

const STYLE = `
@page { margin: 18mm; }
body { font: 1rem/1.5 Georgia, serif; color: #111; background: #fff; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h3 { margin-top: 2.5rem; border-top: 1px solid #888; padding-top: 0.75rem; break-after: avoid; }
h3 + p { font: 0.875rem system-ui, sans-serif; color: #444; break-after: avoid; }
p, blockquote, tr { break-inside: avoid; }
strong { color: #7a1f00; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid #888; }
table { border-collapse: collapse; font: 0.8125rem system-ui, sans-serif; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.6rem 0.2rem 0; border-bottom: 1px solid #ccc; }
h2:last-of-type { break-before: page; }
h2:last-of-type + ul { list-style: none; padding: 0; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`

/**
 * Returns a script as an HTML page for screen and paper; tags in a note are shown as they are
 * written.
 */
export function scriptPage(markdown: string, { title, language }: { title: string, language: string }): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Speaking script: ${title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
${new MarkdownIt({ html: false }).render(markdown)}</body>
</html>
`
}
