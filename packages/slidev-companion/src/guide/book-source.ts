import { parse } from 'smol-toml'
import { CliError } from '../errors'

/**
 * Returns the folder of a book's pages, as its book.toml names it; mdBook's own default is src. Text that
 * is no TOML is a CliError.
 */
export function bookSource(toml: string, file = 'book.toml'): string {
  try {
    const { book } = parse(toml)
    const src = typeof book === 'object' && 'src' in book ? book.src : undefined
    return typeof src === 'string' ? src : 'src'
  }
  catch (error) {
    throw new CliError({
      file,
      found: (error as Error).message.split('\n')[0]!,
      fix: 'correct its TOML: mdBook cannot read it either',
    })
  }
}
