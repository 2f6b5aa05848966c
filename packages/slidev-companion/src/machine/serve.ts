import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { CliError } from '../errors'

export interface Served { url: string, stop: () => Promise<void> }

/** Answers a request that is no file's; returns whether it took it. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean

/** A page elsewhere may give its own name our address: only these names are ours. */
const OWN_NAME = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/

/** Returns whether a request asked for this machine by a name of its own. */
export function isOwnHost(host = ''): boolean {
  return OWN_NAME.test(host)
}

/** Ends a response with a status and no words. */
export function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status
  response.end()
}

/**
 * Serves a folder to this machine only, on a free port or the one named; returns its address
 * without a final slash, and how to stop. `answer` is asked before the files are.
 */
export async function serveFolder(folder: string, port = 0, answer: Answer = () => false): Promise<Served> {
  const files = sirv(folder, { dev: false })
  const server = createServer((request, response) => {
    if (!isOwnHost(request.headers.host))
      return refuse(response, 403)
    if (!answer(request, response))
      files(request, response, () => refuse(response, 404))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? inUse(port) : error))
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

// -- internal --

function inUse(port: number): CliError {
  return new CliError({ found: `port ${port} is in use`, fix: 'name another with --port, or end what uses it' })
}
