import { defineCommand } from 'citty'

export default defineCommand({
  meta: { name: 'guide', description: 'Writes the guide below docs/. --check compares; --into adds it to another mdBook; --deck exports any Slidev deck.' },
  args: {
    check: { type: 'boolean', description: 'write nothing; exit 1 if a page differs' },
    into: { type: 'string', description: 'a book with a book.toml: add the guide under its # Enterprise part', valueHint: 'folder' },
    deck: { type: 'string', description: 'a Slidev deck to export instead of this one', valueHint: 'slides.md' },
    out: { type: 'string', description: 'where the pages of --deck go', valueHint: 'folder' },
    notes: { type: 'boolean', description: 'with --deck: speaker notes as prose under their slides' },
    lenient: { type: 'boolean', description: 'with --deck: name missing pictures and src: files in their places, with a warning each' },
  },
  async run({ args }) {
    if (args.deck !== undefined)
      return (await import('../../packages/slidev-companion/src/guide/export-deck')).exportDeckTo(args.deck, args.out, { notes: args.notes ?? false, lenient: args.lenient ?? false })
    const { addGuideTo } = await import('../effects/deck/guide')
    return addGuideTo(args.into, args.check)
  },
})
