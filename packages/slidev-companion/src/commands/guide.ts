import { defineCommand } from 'citty'
import { deckArgument } from './deck'

export default defineCommand({
  meta: { name: 'guide', description: 'Writes the deck as pages of an mdBook.' },
  args: {
    deck: deckArgument,
    out: { type: 'string', required: true, description: 'folder to write to', valueHint: 'folder' },
    notes: { type: 'boolean', description: 'speaker notes as prose under their slides' },
    lenient: { type: 'boolean', description: 'name missing pictures and src: files in their places, with a warning each' },
  },
  async run({ args }) {
    const { exportDeckTo } = await import('../guide/export-deck')
    exportDeckTo(args.deck, args.out, { notes: args.notes ?? false, lenient: args.lenient ?? false })
  },
})
