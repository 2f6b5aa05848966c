import { definePreparserSetup } from '@slidev/types'
import { factsPreparser } from '../src/deck/preparser'

export default definePreparserSetup(({ filepath }) => [factsPreparser(filepath)])
