import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import sirv from 'sirv'

/** Serves a folder on a free port of this machine only; returns its address without a final slash, and how to stop. */
export async function serveFolder(folder: string): Promise<{ url: string, stop: () => Promise<void> }> {
  const files = sirv(folder, { dev: false })
  const server = createServer((request, response) => files(request, response, () => {
    response.statusCode = 404
    response.end()
  }))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
