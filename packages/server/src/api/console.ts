import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** The built console: files by their path from the root, `/assets/app-1a2b.js`. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>

export interface ConsoleFile {
  readonly type: string
  readonly bytes: Buffer
  /** Compressed beforehand, where that is smaller. */
  readonly brotli?: Buffer
  readonly gzip?: Buffer
  /** True where its name holds the hash of what is in it. */
  readonly isHashed: boolean
}

/** Serves the console; every path that is no file and not the API's is a screen, and shows the one page. */
export function consoleRoutes(server: FastifyInstance, files: ConsoleFiles | undefined): void {
  server.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/')) throw new Problem(404, 'not found', { detail: `no GET ${path}` })
    if (files === undefined) return await reply.type('text/plain; charset=utf-8').send(NOT_BUILT)
    const file = files.get(path)
    if (file !== undefined) return await sendFile(request, reply, file)
    if (path.startsWith('/assets/')) throw new Problem(404, 'not found', { detail: `no file ${path}` })
    const page = files.get('/index.html')
    if (page === undefined) throw new Problem(404, 'not found')
    return await sendFile(request, reply, page)
  })
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: ConsoleFile): Promise<unknown> {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  reply.type(file.type).header('vary', 'accept-encoding')
  reply.header('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (file.brotli !== undefined && /\bbr\b/.test(accepted))
    return await reply.header('content-encoding', 'br').send(file.brotli)
  if (file.gzip !== undefined && /\bgzip\b/.test(accepted))
    return await reply.header('content-encoding', 'gzip').send(file.gzip)
  return await reply.send(file.bytes)
}

const NOT_BUILT = `Ringwall answers here, and its console was not built: run npm run build, or use the API (/api/openapi.json).
`
