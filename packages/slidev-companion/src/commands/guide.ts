import { join } from 'node:path'
import { defineCommand } from 'citty'
import { CliError } from '../errors'
import { deckArgument, stampArguments, versionArgument } from './arguments'
import { openNamed, printNotice } from './deck'

export default defineCommand({
  meta: {
    name: 'guide',
    description: 'Writes the deck as pages of an mdBook: a folder of their own, or a part of a book.',
  },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    out: { type: 'string', description: 'folder to write to', valueHint: 'folder' },
    into: { type: 'string', description: 'a book with a book.toml: add the guide to it', valueHint: 'folder' },
    check: { type: 'boolean', description: 'with a book: write nothing; exit 1 if a page differs' },
    notes: { type: 'boolean', description: 'speaker notes as prose under their slides' },
    lenient: {
      type: 'boolean',
      description: 'name missing pictures and src: files in their places, with a warning each',
    },
  },
  async run({ args }) {
    const open = await openNamed(args)
    const { exportDeckTo, readGuide } = await import('../guide/export-deck')
    const options = { notes: args.notes ?? false, lenient: args.lenient ?? false }
    if (args.out !== undefined) {
      exportDeckTo(open, args.out, options)
      return printNotice(open)
    }
    const config = open.config.guide ?? {}
    const book = args.into ?? (config.book && join(open.root, config.book))
    if (book === undefined)
      throw new CliError('name a place for the pages: --out <folder>, or --into <book>')
    const { addToBook } = await import('../guide/into-book')
    await addToBook(readGuide(open, options), config, book, args.check ?? false)
    printNotice(open)
  },
})
