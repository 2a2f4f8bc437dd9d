import type { Flag } from './multipart.ts'

export interface Disposition {
  readonly name: string
  /** `undefined` for a field that is no file. */
  readonly fileName: string | undefined
}

export interface ReadDisposition extends Disposition {
  readonly flags: readonly Flag[]
  readonly error: string | undefined
}

/** A Content-Disposition of a part: `form-data` with a name, parameters in either quotes or bare. */
export function parseDisposition(text: string): ReadDisposition {
  const body = text.trim()
  const flags: Flag[] = []
  if (!/^form-data(?![\w-])/i.test(body)) return failed('a part is not form-data', flags)
  let name: string | undefined
  let fileName: string | undefined
  let rest = body.slice('form-data'.length)
  while (rest.trim() !== '') {
    const found = PARAMETER.exec(rest)
    if (found === null) return failed('a Content-Disposition cannot be read', [...flags, 'INVALID_QUOTING'])
    const [whole, separator = '', key = '', double, single, bare] = found
    if (!separator.includes(';')) flags.push('MISSING_SEMICOLON')
    if (single !== undefined) flags.push('INVALID_QUOTING')
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? bare ?? ''
    if (key.toLowerCase() === 'name') {
      if (name !== undefined) return failed('a part has two names', flags)
      name = value
    } else if (key.toLowerCase() === 'filename') {
      if (fileName !== undefined) return failed('a part has two file names', flags)
      fileName = value
    } else if (key.toLowerCase() === 'filename*') fileName ??= value
    if (bare?.includes('"')) flags.push('INVALID_QUOTING')
    rest = rest.slice(whole.length)
  }
  return name === undefined || name === ''
    ? failed('a part has no name', flags)
    : { name, fileName, flags, error: undefined }
}

function failed(error: string, flags: readonly Flag[]): ReadDisposition {
  return { name: '', fileName: undefined, flags, error }
}

const PARAMETER = /^([\s;]*)([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s;]*))/
