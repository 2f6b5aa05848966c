import { once } from 'node:events'
import { defineCommand } from 'citty'
import { CliError } from '../errors'
import { abortOnSignal } from '../machine/interruption'
import { servePresentation } from '../present/serve'
import { deckArgument, freshArgument, stampArguments, versionArgument } from './arguments'
import { openNamed } from './deck'

const PORT = /^\d{1,5}$/

export default defineCommand({
  meta: { name: 'present', description: 'Serves the built deck with the presenter\'s view, to this machine only.' },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    port: { type: 'string', description: 'default 3030, or a free one', valueHint: 'number' },
    fresh: freshArgument,
  },
  async run({ args }) {
    const port = portIn(args.port)
    const open = await openNamed(args)
    const onBuild = () => console.log('Building the deck …')
    const { url, stop } = await servePresentation(open, { port, fresh: args.fresh, onBuild })
    const over = abortOnSignal('the talk is over')
    console.log(
      `for the audience     ${url}/\nfor you, with notes  ${url}/#/presenter/\nCtrl-C ends it.`,
    )
    await once(over, 'abort')
    await stop()
  },
})

// -- internal --

function portIn(named?: string): number | undefined {
  if (named !== undefined && !(PORT.test(named) && Number(named) < 65_536))
    throw new CliError(`--port ${named} is no port (1 to 65535)`)
  return named === undefined ? undefined : Number(named)
}
