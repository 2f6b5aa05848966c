import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../machine/serve'
import { Buffer } from 'node:buffer'
import { isOwnHost, refuse } from '../machine/serve'
import { keepTime, rehearsalsIn } from './file'
import { readTime } from './record'

const PATH = '/__rehearsal'
/** In bytes: the longest name of a slide, and room. */
const LARGEST = 2048

/**
 * Returns what answers the presenter's view: it gets the rehearsals in `file`, and posts the time
 * of each slide. No page of another origin can.
 */
export function rehearsalAnswer(file: string): Answer {
  return (request, response) => {
    if (request.url !== PATH)
      return false
    const refused = refusalOf(request)
    if (refused === undefined)
      void answer(file, request, response).catch(() => refuse(response, 500))
    else
      refuse(response, refused)
    return true
  }
}

// -- internal --

/** Returns the status that a request is refused with, before any of its body is read. */
function refusalOf({ method, headers }: IncomingMessage): number | undefined {
  if (!isOwnHost(headers.host))
    return 403
  if (method === 'GET')
    return undefined
  if (method !== 'POST')
    return 405
  if (headers.origin !== `http://${headers.host}`)
    return 403
  if (headers['content-type'] !== 'application/json')
    return 415
  const length = Number(headers['content-length'] ?? Number.NaN)
  return Number.isNaN(length) ? 411 : length > LARGEST ? 413 : undefined
}

async function answer(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/json')
    return void response.end(JSON.stringify(rehearsalsIn(file)))
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>)
    chunks.push(chunk)
  const time = readTime(new TextDecoder().decode(Buffer.concat(chunks)))
  if (time)
    keepTime(file, time)
  refuse(response, time ? 204 : 400)
}
