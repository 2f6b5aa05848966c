import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { definePreparserSetup } from '@slidev/types'
import { evidencePreparser, factsPreparser, notesPreparser, versionPreparser } from '../src/deck/preparser'
import { readQuoted } from '../src/effects/deck/guide'
import { readDeck } from '../src/effects/deck/read-deck'
import { readFacts } from '../src/effects/kpi/facts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default definePreparserSetup(({ filepath }) => [
  versionPreparser(() => readDeck(root)),
  factsPreparser(readFacts(root), relative(root, filepath)),
  evidencePreparser(() => readQuoted(root).slides),
  notesPreparser(),
])
