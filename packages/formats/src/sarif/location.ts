import type { Gap, Span } from '@ringwall/model'
import { repositoryPath } from '../lib/text/index.ts'

/** Where something is (SARIF §3.29); the whole file where no line is known. */
export function physicalLocation(at: Gap['at']): object {
  return { artifactLocation: artifactLocation(at.file), region: 'start' in at ? region(at) : undefined }
}

/** SARIF §3.30: an end column is the one after the last, like ours. */
function region({ start, end }: Span): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** SARIF §3.4: an absolute path is a file URI, any other is relative to where the scan was started. */
function artifactLocation(path: string): object {
  if (path.startsWith('/')) return { uri: `file://${encodePath(path)}` }
  return { uri: encodePath(repositoryPath(path)), uriBaseId: '%SRCROOT%' }
}

/** RFC 3986 §3.3: every part percent-encoded, colons too, so that no first part is a scheme. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
}
