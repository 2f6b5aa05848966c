import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { definePreparserSetup } from '@slidev/types'
import { evidencePreparser, factsPreparser, notesPreparser, versionPreparser } from '../src/deck/preparser'
import { readQuoted } from '../src/effects/deck/quoted'
import { readDeck, readLeftOut } from '../src/effects/deck/read-deck'
import { readFacts } from '../src/effects/kpi/facts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default definePreparserSetup(({ filepath }) => {
  const facts = readFacts(root)
  return [
    versionPreparser(() => readDeck(root)),
    factsPreparser(facts, relative(root, filepath), readLeftOut(root, facts)),
    evidencePreparser(() => readQuoted(root, facts).slides),
    notesPreparser(),
  ]
})
