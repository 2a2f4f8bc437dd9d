import type { Settings } from '@ringwall/languages/seclang'
import { formPairs, hasBadEncoding } from '../url.ts'
import type { Values } from '../values.ts'
import { addArgument } from './arguments.ts'
import { jsonLeaves } from './json.ts'
import { type Multipart, parseMultipart } from './multipart.ts'
import { parseXml, type XmlNode } from './xml.ts'

/** What the parser of a body leaves beside variables. */
export interface ReadBody {
  readonly xml: XmlNode | undefined
}

/** Fills the variables of a request's body by the processor that is set for it. What cannot be read is an error rules see. */
export function readRequestBody(values: Values, body: string, settings: Settings): ReadBody {
  values.set('REQUEST_BODY', body)
  values.set('REQUEST_BODY_LENGTH', String(body.length))
  switch (values.first('REQBODY_PROCESSOR')) {
    case 'URLENCODED':
      readForm(values, body, settings)
      return NOTHING
    case 'MULTIPART':
      readMultipart(values, body, settings)
      return NOTHING
    case 'JSON':
      readJson(values, body, settings)
      return NOTHING
    case 'XML':
      return readXml(values, body)
    default:
      return NOTHING
  }
}

function readForm(values: Values, body: string, { argumentSeparator, argumentsLimit }: Settings): void {
  if (hasBadEncoding(body)) values.set('URLENCODED_ERROR', '1')
  for (const [name, value] of formPairs(body, argumentSeparator))
    addArgument(values, 'POST', [name, value], argumentsLimit)
}

function readJson(values: Values, body: string, settings: Settings): void {
  if (body === '') return
  const leaves = jsonLeaves(body, { depth: settings.requestBodyJsonDepth, leaves: settings.argumentsLimit * 100 })
  if (!leaves.ok) {
    fail(values, `JSON parsing error: ${leaves.error}`)
    return
  }
  for (const leaf of leaves.value) addArgument(values, 'JSON', leaf, settings.argumentsLimit)
}

function readXml(values: Values, body: string): ReadBody {
  const root = parseXml(body)
  if (root.ok) return { xml: root.value }
  fail(values, `XML parsing error: ${root.error}`)
  return NOTHING
}

function readMultipart(values: Values, body: string, settings: Settings): void {
  const contentType = values.first('REQUEST_HEADERS', 'content-type') ?? ''
  const read = parseMultipart(contentType, body, settings.uploadFileLimit)
  for (const flag of read.flags) values.set(`MULTIPART_${flag}`, '1')
  values.set('MULTIPART_STRICT_ERROR', [...read.flags].some((flag) => STRICT.has(flag)) ? '1' : '0')
  if (read.error !== undefined) fail(values, `Multipart parsing error: ${read.error}`)
  addParts(values, read, settings)
}

function addParts(values: Values, { parts }: Multipart, settings: Settings): void {
  let total = 0
  for (const { name, fileName, headers, content } of parts) {
    for (const header of headers) values.add('MULTIPART_PART_HEADERS', name, header)
    values.add('MULTIPART_NAME', name, name)
    if (fileName === undefined) {
      addArgument(values, 'POST', [name, content], settings.argumentsLimit)
      continue
    }
    total += content.length
    values.add('MULTIPART_FILENAME', name, fileName)
    values.add('FILES', name, fileName)
    values.add('FILES_NAMES', name, name)
    values.add('FILES_SIZES', name, String(content.length))
    values.add('FILES_TMP_CONTENT', name, content)
  }
  values.set('FILES_COMBINED_SIZE', String(total))
}

function fail(values: Values, message: string): void {
  values.set('REQBODY_ERROR', '1')
  values.set('REQBODY_ERROR_MSG', message)
  values.set('REQBODY_PROCESSOR_ERROR', '1')
  values.set('REQBODY_PROCESSOR_ERROR_MSG', message)
}

const NOTHING: ReadBody = { xml: undefined }
const STRICT: ReadonlySet<string> = new Set([
  'BOUNDARY_QUOTED',
  'BOUNDARY_WHITESPACE',
  'DATA_BEFORE',
  'DATA_AFTER',
  'HEADER_FOLDING',
  'INVALID_HEADER_FOLDING',
  'INVALID_PART',
  'INVALID_QUOTING',
  'LF_LINE',
  'MISSING_SEMICOLON',
  'FILE_LIMIT_EXCEEDED',
])
