import process from 'node:process'
import { runProgram } from '../packages/slidev-companion/src/command-line'

await runProgram({
  name: 'deck',
  description: 'One scenario in; data, story and pictures out. Guide, handout, site and check are the companion\'s.',
  commands: {
    artifacts: () => import('./commands/artifacts'),
    story: () => import('./commands/story'),
    workspace: () => import('./commands/workspace'),
    new: () => import('./commands/new'),
    book: () => import('./commands/book'),
    pictures: () => import('./commands/pictures'),
    claims: () => import('./commands/claims'),
    verify: () => import('./commands/verify'),
    bench: () => import('./commands/bench'),
  },
}, process.argv.slice(2))
