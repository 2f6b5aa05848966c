import { defineCommand } from 'citty'
import { withBuilder } from '../slidev/builder'
import { browserArgument, deckArgument, stampArguments, versionArgument } from './arguments'

export default defineCommand({
  meta: {
    name: 'handout',
    description: 'Prints a tagged PDF: every slide in its last state, with its prose for readers.',
  },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    notes: { type: 'boolean', description: 'the presenter\'s copy, with notes' },
    paper: { type: 'string', default: 'a4', description: 'a4 or letter' },
    guide: { type: 'string', description: 'address of the guide\'s folder, for links into it', valueHint: 'url' },
    out: { type: 'string', description: 'file to write; default dist/handout.pdf beside the deck', valueHint: 'file' },
    browser: browserArgument,
    fresh: { type: 'boolean', description: 'print even if no source has changed' },
  },
  // The builder starts before what makes the handout is loaded.
  run: ({ args }) => withBuilder(args.deck, async builder =>
    (await import('./write-handout')).writeHandout(args, builder)),
})
