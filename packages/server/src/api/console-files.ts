import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { ConsoleFile, ConsoleFiles } from './console.ts'

/** The console that was built: beside the released command, or in a checkout in `dist`. `undefined` where it was not. */
export function consoleFiles(entry: URL): ConsoleFiles | undefined {
  const folder = FOLDERS.map((path) => fileURLToPath(new URL(path, entry))).find((path) =>
    existsSync(join(path, 'index.html')),
  )
  if (folder === undefined) return undefined
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    paths.flatMap((path) => {
      const type = TYPES[extname(path)]
      return type === undefined ? [] : [[`/${path.replaceAll(sep, '/')}`, file(join(folder, path), type)]]
    }),
  )
}

function file(path: string, type: string): ConsoleFile {
  const bytes = readFileSync(path)
  const isHashed = path.includes(`${sep}assets${sep}`)
  if (bytes.length < MIN_COMPRESSED || type.startsWith('font/')) return { type, bytes, isHashed }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6 }
  return { type, bytes, isHashed, brotli: brotliCompressSync(bytes, { params }), gzip: gzipSync(bytes) }
}

const FOLDERS = ['./console/', '../../../../dist/console/']
const MIN_COMPRESSED = 1024
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
