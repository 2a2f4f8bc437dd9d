import type { Header, WafRequest } from '@ringwall/engines/waf'
import { err, ok, type Result } from '@ringwall/model'

/** A request as it stands in a file. */
export interface WrittenRequest {
  readonly request: WafRequest
  readonly body: string
}

/**
 * Reads a request as HTTP/1.1 writes it (RFC 9112, section 2.1): a request line, headers, an empty line, a body. Lines may
 * end in LF alone; all after the empty line is the body. Text is bytes, one a character.
 */
export function parseRequestText(text: string): Result<WrittenRequest, string> {
  const split = /\r?\n\r?\n/.exec(text)
  const head = split === null ? text.replace(/\r?\n$/, '') : text.slice(0, split.index)
  const [line = '', ...lines] = head.split(/\r?\n/)
  const [method = '', uri = '', protocol = 'HTTP/1.1', ...more] = line.split(' ')
  if (method === '' || uri === '' || more.length > 0)
    return err(`line 1: ${JSON.stringify(line.slice(0, SHOWN))} is not a method, a target and a protocol`)
  const headers: Header[] = []
  for (const [i, written] of lines.entries()) {
    const colon = written.indexOf(':')
    if (colon <= 0) return err(`line ${i + 2}: ${JSON.stringify(written.slice(0, SHOWN))} is not a header`)
    headers.push([written.slice(0, colon), written.slice(colon + 1).trim()])
  }
  const body = split === null ? '' : text.slice(split.index + split[0].length)
  return ok({ request: { method, uri, protocol, headers, client: CLIENT, server: SERVER }, body })
}

const SHOWN = 80
/** Documentation addresses (RFC 5737): a file does not say who sent it. */
const CLIENT = { address: '192.0.2.1', port: 40_000 }
const SERVER = { address: '192.0.2.2', port: 80 }
