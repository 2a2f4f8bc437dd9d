import { parseBoundary } from './boundary.ts'
import { type Disposition, parseDisposition } from './disposition.ts'

/** A part of a multipart body. */
export interface Part extends Disposition {
  /** Whole header lines, unfolded. */
  readonly headers: readonly string[]
  readonly content: string
}

/** What is wrong with a body though it can be read; each has a variable of its name. */
export type Flag =
  | 'BOUNDARY_QUOTED'
  | 'BOUNDARY_WHITESPACE'
  | 'DATA_BEFORE'
  | 'DATA_AFTER'
  | 'HEADER_FOLDING'
  | 'INVALID_HEADER_FOLDING'
  | 'INVALID_PART'
  | 'INVALID_QUOTING'
  | 'LF_LINE'
  | 'CRLF_LF_LINES'
  | 'MISSING_SEMICOLON'
  | 'UNMATCHED_BOUNDARY'
  | 'FILE_LIMIT_EXCEEDED'

export interface Multipart {
  readonly parts: readonly Part[]
  readonly flags: ReadonlySet<Flag>
  /** Why it cannot be read to the end, or nothing. */
  readonly error: string | undefined
}

/** Reads a body of `multipart/form-data` (RFC 7578) as strictly as a backend might be lax: whatever is odd is said. */
export function parseMultipart(contentType: string, body: string, fileLimit: number): Multipart {
  const boundary = parseBoundary(contentType)
  if (!boundary.ok) return { parts: [], flags: new Set(), error: boundary.error }
  return new Reader(boundary.value.text, new Set(boundary.value.flags), fileLimit).read(body)
}

interface OpenPart {
  readonly headers: string[]
  readonly lines: string[]
  isInBody: boolean
}

class Reader {
  readonly #boundary: string
  readonly #flags: Set<Flag>
  readonly #fileLimit: number
  readonly #parts: Part[] = []
  #open: OpenPart | undefined
  #boundaries = 0
  #isComplete = false
  #error: string | undefined
  #files = 0

  constructor(boundary: string, flags: Set<Flag>, fileLimit: number) {
    this.#boundary = boundary
    this.#flags = flags
    this.#fileLimit = fileLimit
  }

  read(body: string): Multipart {
    for (let at = 0; at < body.length && this.#error === undefined; ) {
      const end = body.indexOf('\n', at)
      const next = end < 0 ? body.length : end + 1
      this.#line(body.slice(at, next))
      at = next
    }
    if (this.#error === undefined && !this.#isComplete && body !== '')
      this.#error = this.#boundaries === 0 ? 'no boundaries found in payload' : 'final boundary missing'
    if (!this.#isComplete) this.#close()
    if (this.#flags.has('LF_LINE') && this.#sawCrlf) this.#flags.add('CRLF_LF_LINES')
    return { parts: this.#parts, flags: this.#flags, error: this.#error }
  }

  #sawCrlf = false

  #line(line: string): void {
    const mark = `--${this.#boundary}`
    if (line.startsWith(mark)) {
      this.#boundaryLine(line.slice(mark.length))
      return
    }
    if (line.startsWith('--')) this.#likeBoundary(line)
    if (this.#isComplete) {
      if (line.trim() !== '') this.#flags.add('DATA_AFTER')
    } else if (this.#open === undefined) {
      if (this.#boundaries === 0 && line.trim() !== '') this.#flags.add('DATA_BEFORE')
    } else if (this.#open.isInBody) this.#open.lines.push(line)
    else this.#headerLine(line, this.#open)
  }

  #boundaryLine(rest: string): void {
    const isFinal = rest.startsWith('--')
    const ending = isFinal ? rest.slice(2) : rest
    if (this.#isComplete) {
      this.#error = 'there is a boundary after the final one'
      return
    }
    if (ending.trim() !== '') {
      this.#error = 'a boundary line does not end after the boundary'
      return
    }
    if (!isFinal || ending !== '') this.#lineEnd(ending)
    if (/[ \t]/.test(ending)) this.#flags.add('BOUNDARY_WHITESPACE')
    this.#close()
    this.#boundaries++
    this.#isComplete = isFinal
    if (!isFinal) this.#open = { headers: [], lines: [], isInBody: false }
  }

  #lineEnd(line: string): void {
    if (line.endsWith('\r\n')) this.#sawCrlf = true
    else if (line.endsWith('\n')) this.#flags.add('LF_LINE')
  }

  /** A line that begins as a boundary does: one with other quotes or spaces is an error, another may be what a backend takes. */
  #likeBoundary(line: string): void {
    const text = line.slice(2)
    if (text.startsWith(`"${this.#boundary}`)) this.#error = 'a boundary line has quotes'
    else if (/^\s/.test(text) && text.trimStart().startsWith(this.#boundary))
      this.#error = 'a boundary line has white space'
    else this.#flags.add('UNMATCHED_BOUNDARY')
  }

  #headerLine(line: string, open: OpenPart): void {
    this.#lineEnd(line)
    const text = line.replace(/\r?\n$/, '')
    if (text === '') {
      open.isInBody = true
      return
    }
    if (/^[ \t]/.test(text)) {
      this.#flags.add('HEADER_FOLDING')
      if (!/^[ \t]+[^ \t]/.test(text) || open.headers.length === 0) this.#flags.add('INVALID_HEADER_FOLDING')
      open.headers.push(`${open.headers.pop() ?? ''} ${text.trimStart()}`)
      return
    }
    const colon = text.indexOf(':')
    if (colon <= 0) {
      this.#flags.add('INVALID_PART')
      this.#error = colon < 0 ? 'a part header has no colon' : 'a part header has no name'
    } else if (open.headers.length >= HEADERS) this.#error = `a part has more than ${HEADERS} headers`
    else open.headers.push(text)
  }

  /** Takes the open part in. */
  #close(): void {
    const open = this.#open
    this.#open = undefined
    if (open === undefined) return
    if (!open.isInBody && open.headers.length === 0) {
      this.#flags.add('INVALID_PART')
      return
    }
    const written = open.headers.find((line) => /^content-disposition\s*:/i.test(line))
    const disposition = parseDisposition(written?.slice(written.indexOf(':') + 1) ?? '')
    for (const flag of disposition.flags) this.#flags.add(flag)
    if (disposition.error !== undefined) {
      this.#error ??= disposition.error
      if (open.headers.length > 0) this.#flags.add('INVALID_PART')
      return
    }
    if (this.#parts.length >= PARTS) this.#error ??= `it has more than ${PARTS} parts`
    if (disposition.fileName !== undefined && ++this.#files > this.#fileLimit) {
      this.#flags.add('FILE_LIMIT_EXCEEDED')
      return
    }
    const content = open.lines.join('').replace(/\r?\n$/, '')
    this.#parts.push({ ...disposition, headers: open.headers, content })
  }
}

const HEADERS = 100
const PARTS = 1_000
