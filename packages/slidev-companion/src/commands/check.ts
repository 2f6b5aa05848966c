import type { Problem } from '../errors'
import { defineCommand } from 'citty'
import { counted } from '../counted'
import { readDeck } from '../deck/open'
import { missingPackages } from '../deck/packages'
import { overTime } from '../deck/version'
import { CliError } from '../errors'
import { deckArgument } from './arguments'
import { openNamed, printNotice } from './deck'

export default defineCommand({
  meta: { name: 'check', description: 'Names what is wrong with a deck, by file and line.' },
  args: { deck: deckArgument },
  async run({ args }) {
    const open = await openNamed(args)
    const problems: Problem[] = []
    const deck = readDeck(open, { warn: problem => problems.push(problem) })
    const { checks = [], versions = {} } = open.config
    const { guideProblems } = await import('../guide/export-deck')
    problems.push(
      ...missingPackages(open, deck),
      ...overTime(deck.slides, versions),
      ...(await Promise.all(checks.map(check => check(deck)))).flat(),
      ...guideProblems(open, deck),
    )
    if (problems.length > 0)
      throw new CliError(problems)
    console.log(`${open.entry}: ${counted(deck.slides.length, 'slide')}, nothing wrong`)
    printNotice(open)
  },
})
