import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { CliError } from '../errors'

export interface Served { url: string, stop: () => Promise<void> }

/** A page elsewhere may give its own name our address: only these names are ours. */
const OWN_NAME = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/

/**
 * Serves a folder to this machine only, on a free port or the one named; returns its address
 * without a final slash, and how to stop.
 */
export async function serveFolder(folder: string, port = 0): Promise<Served> {
  const files = sirv(folder, { dev: false })
  const server = createServer((request, response) => {
    if (!OWN_NAME.test(request.headers.host ?? ''))
      return refuse(response, 403)
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

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status
  response.end()
}

function inUse(port: number): CliError {
  return new CliError({ found: `port ${port} is in use`, fix: 'name another with --port, or end what uses it' })
}
