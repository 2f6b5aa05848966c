import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { definePreparserSetup } from '@slidev/types'
import { factsPreparser } from '../src/deck/preparser'
import { readFacts } from '../src/effects/facts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default definePreparserSetup(({ filepath }) => [factsPreparser(readFacts(root), relative(root, filepath))])
