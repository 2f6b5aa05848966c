/** Returns the folder of a book's pages, as its book.toml names it: `src` of the table [book], or `book.src`; mdBook's own default is src. */
export function bookSource(toml: string): string {
  const [, , table = ''] = /(^|\n)[ \t]*\[book\][^\n]*\n([\s\S]*?)(?=\n[ \t]*\[|$)/.exec(toml) ?? []
  const found = /^[ \t]*src[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')/m.exec(table) ?? /^[ \t]*book\.src[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')/m.exec(toml)
  return found?.[1] ?? found?.[2] ?? 'src'
}
