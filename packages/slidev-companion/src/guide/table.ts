/** Returns a Markdown table; the cells are Markdown already. */
export function markdownTable(head: string[], rows: string[][]): string {
  return [
    `| ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n')
}
