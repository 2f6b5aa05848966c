#!/usr/bin/env node
import process from 'node:process'
import { runProgram } from './command-line'

await runProgram({
  name: 'slidev-companion',
  description: 'A Slidev deck in; guide, handout, site, PowerPoint and speaking script out.',
  commands: {
    guide: () => import('./commands/guide'),
    handout: () => import('./commands/handout'),
    site: () => import('./commands/site'),
    present: () => import('./commands/present'),
    script: () => import('./commands/script'),
    pptx: () => import('./commands/pptx'),
    check: () => import('./commands/check'),
  },
}, process.argv.slice(2))
