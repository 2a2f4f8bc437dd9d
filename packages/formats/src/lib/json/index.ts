import { type Node, type ParseError, type ParseOptions, parseTree, printParseErrorCode } from 'jsonc-parser'
import {
  type Document,
  type DocumentLimits,
  define,
  duplicateKey,
  failed,
  fatal,
  MAX_PROBLEMS,
  type Places,
  type Problem,
} from '../document/index.ts'
import { type Extent, splitValues, tooDeepWithComments } from './split.ts'
import { readValid } from './valid.ts'

/** Every JSON value of a text (RFC 8259, one or many values after each other), with its places. Total and bounded by `limits`. */
export function* parseJson(text: string, limits: DocumentLimits): Iterable<Document> {
  for (const extent of splitValues(text, limits)) {
    const document = parseValue(text, extent, limits)
    yield document.value === undefined ? { ...document, start: extent.start, end: extent.end } : document
  }
}

/** The one value of a text of JSON with comments and commas before closing brackets, with its places. Total and bounded by `limits`. */
export function parseJsonc(text: string, limits: DocumentLimits): Document {
  const tooDeepAt = tooDeepWithComments(text, limits.depth)
  return parseValue(text, { start: 0, end: text.length, tooDeepAt }, limits, LENIENT)
}

function parseValue(
  text: string,
  { start, end, tooDeepAt }: Extent,
  limits: DocumentLimits,
  options: ParseOptions = STRICT,
): Document {
  if (tooDeepAt !== undefined)
    return failed([fatal('too_deep', `nested deeper than ${limits.depth} levels`, tooDeepAt)])
  if (end - start > limits.characters)
    return failed([fatal('too_large', `a document of more than ${limits.characters} characters`, start)])
  const valid = readValid(text.slice(start, end), start)
  return valid ?? parseCarefully(text, { start, end }, options)
}

/** By the parser that tells what is wrong, and where. */
export function parseCarefully(
  text: string,
  { start, end }: Pick<Extent, 'start' | 'end'>,
  options: ParseOptions = STRICT,
): Document {
  const errors: ParseError[] = []
  const root = treeOf(text.slice(start, end), errors, options)
  if (root === 'too deep') return failed([fatal('too_deep', 'not JSON: mistakes within mistakes', start)])
  if (root === undefined || errors.length > 0) return failed(syntaxProblems(errors, start))
  const places = new Map<object, Places>()
  const problems: Problem[] = []
  const value = convert(root, start, places, problems)
  return { value, start: start + root.offset, end: start + root.offset + root.length, places, problems }
}

/** Mistakes may nest where brackets do not: one that closes another is passed over, and the parser calls itself deeper and deeper. */
function treeOf(text: string, errors: ParseError[], options: ParseOptions): Node | undefined | 'too deep' {
  try {
    return parseTree(text, errors, options)
  } catch (cause) {
    if (cause instanceof RangeError) return 'too deep'
    throw cause
  }
}

function syntaxProblems(errors: readonly ParseError[], offset: number): readonly Problem[] {
  if (errors.length === 0) return [fatal('syntax', 'not JSON: no value', offset)]
  return errors
    .slice(0, MAX_PROBLEMS)
    .map((e) => fatal('syntax', `not JSON: ${words(printParseErrorCode(e.error))}`, offset + e.offset))
}

/** `CloseBraceExpected` → `close brace expected`. */
function words(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (c) => ` ${c}`).toLowerCase()
}

function convert(node: Node, base: number, places: Map<object, Places>, problems: Problem[]): unknown {
  if (node.type === 'object') return convertObject(node, base, places, problems)
  if (node.type === 'array') return convertArray(node, base, places, problems)
  return node.value
}

function convertObject(node: Node, base: number, places: Map<object, Places>, problems: Problem[]): object {
  const value: Record<string, unknown> = {}
  const keys: string[] = []
  const offsets: number[] = []
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? []
    if (keyNode === undefined || valueNode === undefined) continue
    const key = String(keyNode.value)
    const keyStart = base + keyNode.offset
    if (Object.hasOwn(value, key) && problems.length < MAX_PROBLEMS)
      problems.push(duplicateKey(key, keyStart, offsets[keys.lastIndexOf(key) * 4] ?? 0))
    define(value, key, convert(valueNode, base, places, problems))
    keys.push(key)
    const valueStart = base + valueNode.offset
    offsets.push(keyStart, keyStart + keyNode.length, valueStart, valueStart + valueNode.length)
  }
  places.set(value, { keys, offsets })
  return value
}

function convertArray(node: Node, base: number, places: Map<object, Places>, problems: Problem[]): object {
  const offsets: number[] = []
  const value = (node.children ?? []).map((child) => {
    const start = base + child.offset
    const end = start + child.length
    offsets.push(start, end, start, end)
    return convert(child, base, places, problems)
  })
  places.set(value, { keys: undefined, offsets })
  return value
}

const STRICT: ParseOptions = { disallowComments: true }
const LENIENT: ParseOptions = { allowTrailingComma: true }
