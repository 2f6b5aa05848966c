import { defineVitePluginsSetup } from '@slidev/types'
import { rehearsalPlugin } from '../packages/slidev-companion/src/rehearsal/plugin.ts'

export default defineVitePluginsSetup(({ entry }) => [rehearsalPlugin(entry)])
