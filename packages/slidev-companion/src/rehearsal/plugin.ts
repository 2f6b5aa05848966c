import type { Plugin } from 'vite'
import { basename, dirname } from 'node:path'
import { rehearsalFile } from './file'
import { rehearsalAnswer } from './receive'

/** Returns a plugin with which Slidev's own server keeps the times of rehearsals too; no build has it. */
export function rehearsalPlugin(entry: string): Plugin {
  const answer = rehearsalAnswer(rehearsalFile({ root: dirname(entry), entry: basename(entry) }))
  return {
    name: 'slidev-companion:rehearsal',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (!answer(request, response))
          next()
      })
    },
  }
}
